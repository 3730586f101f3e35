package dev.chasitor.handoff;

import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.Chat;
import dev.chasitor.session.host.DeskNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents: they accept each chat, and answer each line but the first with one line. The name of
 * a visitor is the id of the chat. Thread-safe.
 */
final class Desk implements AgentDesk {

  private final Runnable onLine;
  private final Map<String, String> chatBySession = new ConcurrentHashMap<>();
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();

  /** What the desk knows of one chat. Guarded by itself. */
  private static final class Seat {
    private final List<Chat> requests = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
  }

  /**
   * Creates a desk.
   *
   * @param onLine runs at each line of a visitor
   */
  Desk(Runnable onLine) {
    this.onLine = onLine;
  }

  @Override
  public void onNotice(Chat chat, DeskNotice notice) {
    switch (notice.kind()) {
      case CHAT_REQUESTED -> {
        String id = ((DeskNotice.ChatRequested) notice).init().visitorName().orElseThrow();
        chatBySession.put(chat.sessionId(), id);
        Seat seat = seats.computeIfAbsent(id, key -> new Seat());
        synchronized (seat) {
          seat.requests.add(chat);
        }
        chat.accept("Andy", "005000000000001");
      }
      case VISITOR_SAID -> answer(chat, ((DeskNotice.VisitorSaid) notice).text());
      case VISITOR_TYPING, VISITOR_SENT, CHAT_OVER -> {
        // The desk answers only lines.
      }
    }
  }

  private void answer(Chat chat, String text) {
    Seat seat = seat(Objects.requireNonNull(chatBySession.get(chat.sessionId())));
    synchronized (seat) {
      seat.heard.add(text);
      if (seat.heard.size() > 1) {
        String answer = "answer " + (seat.said.size() + 1);
        seat.said.add(answer);
        chat.say(answer);
      }
    }
    onLine.run();
  }

  private Seat seat(String chat) {
    return seats.getOrDefault(chat, new Seat());
  }

  /** How often a visitor asked for the chat. */
  int requests(String chat) {
    Seat seat = seat(chat);
    synchronized (seat) {
      return seat.requests.size();
    }
  }

  /** The lines of the visitor, in order. */
  List<String> heard(String chat) {
    Seat seat = seat(chat);
    synchronized (seat) {
      return List.copyOf(seat.heard);
    }
  }

  /** The lines of the agent, in order. */
  List<String> said(String chat) {
    Seat seat = seat(chat);
    synchronized (seat) {
      return List.copyOf(seat.said);
    }
  }

  void end(String chat) {
    Seat seat = seat(chat);
    Chat last;
    synchronized (seat) {
      last = seat.requests.get(seat.requests.size() - 1);
    }
    last.end();
  }
}
