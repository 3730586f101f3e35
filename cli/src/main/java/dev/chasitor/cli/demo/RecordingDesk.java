package dev.chasitor.cli.demo;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.session.host.DeskNotice;

/** A desk that records what is said and heard, and leaves the work to another desk. */
final class RecordingDesk implements AgentDesk {
  private final AgentDesk desk;
  private final Tally fromVisitor;
  private final Tally toVisitor;

  RecordingDesk(AgentDesk desk, Tally fromVisitor, Tally toVisitor) {
    this.desk = desk;
    this.fromVisitor = fromVisitor;
    this.toVisitor = toVisitor;
  }

  @Override
  public void onNotice(Chat chat, DeskNotice notice) {
    if (notice instanceof DeskNotice.VisitorSaid visitorSaid) {
      fromVisitor.heard(visitorSaid.text());
    }
    desk.onNotice(new RecordedChat(chat), notice);
  }

  /** A chat that records what the desk says. */
  private final class RecordedChat implements Chat {
    private final Chat chat;

    RecordedChat(Chat chat) {
      this.chat = chat;
    }

    @Override
    public String sessionId() {
      return chat.sessionId();
    }

    @Override
    public void queuePosition(int position) {
      chat.queuePosition(position);
    }

    @Override
    public void accept(String name, String userId) {
      chat.accept(name, userId);
    }

    @Override
    public void say(String text) {
      toVisitor.said(text);
      chat.say(text);
    }

    @Override
    public void typing(boolean typing) {
      chat.typing(typing);
    }

    @Override
    public void transfer(String name, String userId) {
      chat.transfer(name, userId);
    }

    @Override
    public void disconnected() {
      chat.disconnected();
    }

    @Override
    public void end() {
      chat.end();
    }

    @Override
    public void fail(ChatFailReason reason) {
      chat.fail(reason);
    }
  }
}
