package dev.chasitor.server;

import dev.chasitor.host.Chat;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.server.SessionTable.Visit;
import dev.chasitor.session.host.HostInput;
import java.time.Duration;
import java.util.function.Function;

/** The desk's handle on a chat: finds the session wherever it is, when the command's turn comes. */
final class DeskChat implements Chat {

  private final EventLoopSessions shard;
  private final String id;

  DeskChat(EventLoopSessions shard, String id) {
    this.shard = shard;
    this.id = id;
  }

  @Override
  public String sessionId() {
    return id;
  }

  @Override
  public void queuePosition(int position) {
    command(now -> new HostInput.Queue(now, position));
  }

  @Override
  public void accept(String name, String userId) {
    command(now -> new HostInput.Accept(now, name, userId));
  }

  @Override
  public void say(String text) {
    command(now -> new HostInput.AgentSays(now, text));
  }

  @Override
  public void typing(boolean typing) {
    command(now -> new HostInput.AgentTyping(now, typing));
  }

  @Override
  public void transfer(String name, String userId) {
    command(now -> new HostInput.Transfer(now, name, userId));
  }

  @Override
  public void disconnected() {
    command(HostInput.Disconnect::new);
  }

  @Override
  public void end() {
    command(HostInput.AgentEnds::new);
  }

  @Override
  public void fail(ChatFailReason reason) {
    command(now -> new HostInput.Fail(now, reason));
  }

  private void command(Function<Duration, HostInput> input) {
    shard.run(
        () ->
            shard
                .sessions()
                .visit(id, new Visit(hosted -> hosted.take(input), () -> {}, () -> {})));
  }

  @Override
  public String toString() {
    return "Chat(" + id + ")";
  }
}
