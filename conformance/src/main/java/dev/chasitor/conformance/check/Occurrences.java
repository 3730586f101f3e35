package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.AgentSaid;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Body;
import dev.chasitor.conformance.history.Event.Cancelled;
import dev.chasitor.conformance.history.Event.Delivered;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Kept;
import dev.chasitor.conformance.history.Event.Processed;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.Event.Wrote;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.MessageType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells lines of one text apart. People say "ok" twice, and a rule must not take the second line
 * for a repeat of the first. So the checkers judge a history in which the second "ok" is another
 * text. Where the history leaves open which of the two an event is about, the event counts for the
 * one that speaks for the client.
 */
final class Occurrences {

  private final SaidLines said = new SaidLines();
  private final AgentLines agents = new AgentLines();

  private Occurrences() {}

  /** Returns the history in which each line has its own text. Mostly it is the same. */
  static History apart(History history) {
    if (!repeats(history)) {
      return history;
    }
    Occurrences occurrences = new Occurrences();
    List<Event> events = new ArrayList<>();
    for (Event event : history.events()) {
      events.add(occurrences.named(event));
    }
    return new History(events);
  }

  private static boolean repeats(History history) {
    Set<String> visitor = new HashSet<>();
    Set<String> agent = new HashSet<>();
    for (Event event : history.events()) {
      if ((event instanceof Said line && !visitor.add(line.text()))
          || (event instanceof AgentSaid answer && !agent.add(answer.text()))) {
        return true;
      }
    }
    return false;
  }

  private Event named(Event event) {
    return switch (event.kind()) {
      case SAID -> {
        Said line = (Said) event;
        yield new Said(line.at(), line.ref(), said.said(line.ref(), line.text()));
      }
      case SENT -> {
        Sent sent = (Sent) event;
        agents.asked(sent);
        yield sent.says().lines().isEmpty() ? sent : with(sent, said.sent(sent));
      }
      case ANSWERED -> answered((Answered) event);
      case FAILED -> {
        said.isOver(((Failed) event).call());
        yield event;
      }
      case CANCELLED -> {
        said.isOver(((Cancelled) event).call());
        yield event;
      }
      case SETTLED -> {
        said.settled(((Settled) event).ref());
        yield event;
      }
      case PROCESSED -> {
        Processed line = (Processed) event;
        yield new Processed(line.at(), said.processed(line.text()));
      }
      case WROTE -> wrote((Wrote) event);
      case AGENT_SAID -> {
        AgentSaid line = (AgentSaid) event;
        yield new AgentSaid(line.at(), agents.said(line.text()));
      }
      case DELIVERED -> {
        agents.delivers(((Delivered) event).number());
        yield event;
      }
      case TOLD -> {
        Told told = (Told) event;
        yield told.type().equals(MessageType.CHAT_MESSAGE.word())
            ? new Told(
                told.at(),
                told.type(),
                agents.told(told.text(), told.perhapsRepeated()),
                told.recovered(),
                told.perhapsRepeated())
            : told;
      }
      case TAKEN_OVER -> {
        said.isTakenOver();
        agents.isTakenOver();
        yield event;
      }
      case BREACHED,
          END_ASKED,
          CLOSED,
          MOVED,
          OVER,
          DISCLOSED,
          LISTENED,
          HALTED,
          RESUMED,
          CONFIRMED,
          CLAIMED,
          ELSEWHERE,
          STRUCK,
          NODE_LOST,
          RUN_OVER ->
          event;
    };
  }

  private Answered answered(Answered answered) {
    said.answered(answered);
    if (answered.lines().isEmpty()) {
      return answered;
    }
    List<String> names = agents.pushed(answered);
    List<Pushed> lines = new ArrayList<>();
    int next = 0;
    for (Pushed pushed : answered.lines()) {
      boolean isLine = pushed.type().equals(MessageType.CHAT_MESSAGE.word());
      lines.add(
          new Pushed(
              pushed.type(),
              isLine ? names.get(next++) : pushed.text(),
              said.shown(pushed.known()),
              agents.shown(pushed.heard()),
              pushed.rules()));
    }
    return new Answered(
        answered.at(),
        answered.call(),
        answered.type(),
        answered.status(),
        answered.readable(),
        answered.sequence(),
        lines,
        answered.terms(),
        answered.late());
  }

  private Wrote wrote(Wrote wrote) {
    Optional<Kept> kept =
        wrote
            .kept()
            .map(
                held ->
                    new Kept(
                        held.numbers(),
                        said.kept(held.lines()),
                        held.ack(),
                        held.key(),
                        held.told()));
    return new Wrote(wrote.at(), wrote.epoch(), wrote.version(), wrote.isFenced(), kept);
  }

  private static Sent with(Sent sent, List<String> names) {
    Body says = sent.says();
    String print =
        says.print().equals(String.join(", ", says.lines()))
            ? String.join(", ", names)
            : says.print();
    return new Sent(
        sent.at(),
        sent.call(),
        sent.type(),
        sent.head(),
        sent.ack(),
        sent.offset(),
        new Body(names, says.session(), print, says.exposed()));
  }
}
