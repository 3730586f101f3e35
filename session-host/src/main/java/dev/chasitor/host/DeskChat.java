package dev.chasitor.host;

import dev.chasitor.model.ChatFailReason;
import dev.chasitor.session.host.HostInput;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The desk's chat, which passes each command on to the session. */
final class DeskChat implements Chat {

  private final String id;
  private final Consumer<Function<Duration, HostInput>> commands;

  /**
   * Creates a chat for the desk.
   *
   * @param id the session's id
   * @param commands takes each command, which becomes an input once the time is known
   */
  DeskChat(String id, Consumer<Function<Duration, HostInput>> commands) {
    this.id = id;
    this.commands = commands;
  }

  @Override
  public String sessionId() {
    return id;
  }

  @Override
  public void queuePosition(int position) {
    commands.accept(now -> new HostInput.Queue(now, position));
  }

  @Override
  public void accept(String name, String userId) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(userId, "userId");
    commands.accept(now -> new HostInput.Accept(now, name, userId));
  }

  @Override
  public void say(String text) {
    Objects.requireNonNull(text, "text");
    commands.accept(now -> new HostInput.AgentSays(now, text));
  }

  @Override
  public void typing(boolean typing) {
    commands.accept(now -> new HostInput.AgentTyping(now, typing));
  }

  @Override
  public void transfer(String name, String userId) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(userId, "userId");
    commands.accept(now -> new HostInput.Transfer(now, name, userId));
  }

  @Override
  public void disconnected() {
    commands.accept(HostInput.Disconnect::new);
  }

  @Override
  public void end() {
    commands.accept(HostInput.AgentEnds::new);
  }

  @Override
  public void fail(ChatFailReason reason) {
    Objects.requireNonNull(reason, "reason");
    commands.accept(now -> new HostInput.Fail(now, reason));
  }

  @Override
  public String toString() {
    return "Chat(" + id + ")";
  }
}
