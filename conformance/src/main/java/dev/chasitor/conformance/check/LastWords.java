package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.AgentSaid;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Closed;
import dev.chasitor.conformance.history.Event.EndAsked;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Moved;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Told;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * C-DLV-08: what the server still holds when a session ends reaches the application before the end.
 * Four things are judged at the end of a session. Every line of an accepted batch was delivered,
 * and every line that a transcript showed. A 403 to a POST did not end the session while last words
 * waited at the poll. Nor did the server's answer to the visitor's end.
 */
final class LastWords {

  private final Finding finding;
  private final Farewell farewell;
  private final Map<Long, OptionalLong> acks = new HashMap<>();
  private final Set<String> fetched = new LinkedHashSet<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private final Set<String> said = new LinkedHashSet<>();
  private final Set<String> heard = new LinkedHashSet<>();
  private Optional<Event> dismissed = Optional.empty();
  private boolean nothingLeft;
  private boolean isOver;

  private LastWords(Finding finding, Profile profile) {
    this.finding = finding;
    this.farewell = new Farewell(profile);
  }

  static void judge(History history, Profile profile, Finding finding) {
    LastWords words = new LastWords(finding, profile);
    for (Event event : history.events()) {
      words.follow(event);
    }
  }

  private void follow(Event event) {
    if (Kinds.asksForSession(event)) {
      // The session that is left for another server owes nothing.
      fetched.clear();
      shown.clear();
      said.clear();
      dismissed = Optional.empty();
      farewell.beginAnew();
      nothingLeft = false;
    }
    switch (event.kind()) {
      case SENT -> acks.put(((Sent) event).call(), ((Sent) event).ack());
      case AGENT_SAID -> said.add(((AgentSaid) event).text());
      case TOLD -> heard.add(((Told) event).text());
      case ANSWERED -> answered((Answered) event);
      case MOVED -> farewell.moved((Moved) event);
      case FAILED -> failed((Failed) event);
      case OVER -> over((Over) event);
      // Whoever drops the session cares for no last words, and a client that stood still is late.
      // Whoever asked for the end may take a 403 to a POST for it.
      case CLOSED, END_ASKED, HALTED, RESUMED -> excused(event);
      case CANCELLED,
          SAID,
          LISTENED,
          STRUCK,
          SETTLED,
          DELIVERED,
          CONFIRMED,
          WROTE,
          CLAIMED,
          DISCLOSED,
          ELSEWHERE,
          BREACHED,
          PROCESSED,
          NODE_LOST,
          TAKEN_OVER,
          RUN_OVER -> {
        // They neither bring words nor end a session.
      }
    }
  }

  private void failed(Failed failed) {
    pollEnded(failed.type());
    farewell.failed(failed);
  }

  private void answered(Answered answered) {
    Set<String> known = new LinkedHashSet<>(heard);
    known.addAll(Kinds.lines(answered));
    boolean hasFetched = farewell.isWaiting() && farewell.missing(known).isEmpty();
    farewell.answered(answered, said, heard);
    if (hasFetched && !farewell.isWaiting()) {
      finding.seen(Clause.C_DLV_08C);
    }
    if (Kinds.isGone(answered)) {
      dismissed = Optional.empty();
    }
    nothingLeft |= Kinds.isGone(answered) || Kinds.isChatEnd(answered);
    if (Kinds.isDismissal(answered)) {
      dismissed = nothingLeft ? Optional.empty() : Optional.of(answered);
      return;
    }
    if (!answered.late()) {
      pollEnded(answered.type());
    }
    if (Kinds.isBatch(answered) && isNew(answered)) {
      fetched.addAll(Kinds.lines(answered));
    }
    if (Kinds.isBatch(answered)) {
      answered.lines().forEach(pushed -> shown.addAll(unheard(pushed.heard())));
    }
  }

  /** A batch that is not above the ack is a repeat, which is ignored (C-ACK-06). */
  private boolean isNew(Answered batch) {
    OptionalLong ack = acks.getOrDefault(batch.call(), OptionalLong.empty());
    return ack.isEmpty() || batch.sequence().getAsLong() > ack.getAsLong();
  }

  /** A poll that came to its end behind the 403 showed what there was. */
  private void pollEnded(RequestType type) {
    if (type == RequestType.MESSAGES) {
      if (dismissed.isPresent() && !unheard(said).isEmpty()) {
        finding.seen(Clause.C_DLV_08B);
      }
      dismissed = Optional.empty();
    }
  }

  private void excused(Event event) {
    if (Kinds.isOutdated(event)) {
      // Only a transcript has what an earlier process fetched, and it may never come.
      fetched.clear();
      shown.clear();
    }
    if (!(event instanceof EndAsked)) {
      farewell.clear();
    }
    nothingLeft |= event instanceof EndAsked;
    dismissed = Optional.empty();
    isOver |= event instanceof Closed;
  }

  private Set<String> unheard(Collection<String> lines) {
    Set<String> unheard = new LinkedHashSet<>(lines);
    unheard.removeAll(heard);
    return unheard;
  }

  private void saidGoodbye(Event accepted) {
    Set<String> missing = farewell.missing(heard);
    if (!finding.holds(Clause.C_DLV_08C, missing.isEmpty())) {
      finding.broken(
          Clause.C_DLV_08C,
          "expected the client to poll, or to have the session taken over, until the server holds"
              + " nothing of what the agent said before the visitor's end, unfetched: "
              + missing
              + accepted);
    }
  }

  private void over(Over over) {
    if (isOver) {
      return;
    }
    isOver = true;
    Set<String> unread = unheard(shown);
    if (!shown.isEmpty() && !finding.holds(Clause.C_DLV_08D, unread.isEmpty())) {
      finding.broken(
          Clause.C_DLV_08D,
          "expected every line of a transcript to be delivered before the end, missing: "
              + unread
              + over);
    }
    Set<String> lost = unheard(fetched);
    if (!fetched.isEmpty() && !finding.holds(Clause.C_DLV_08A, lost.isEmpty())) {
      finding.broken(
          Clause.C_DLV_08A,
          "expected every fetched line to be delivered before the end, missing: " + lost + over);
    }
    if (dismissed.isPresent() && Kinds.isAtOnce(dismissed.get(), over)) {
      Set<String> left = unheard(said);
      if (!finding.holds(Clause.C_DLV_08B, left.isEmpty())) {
        finding.broken(
            Clause.C_DLV_08B,
            "expected the poll to go on after a 403 to a POST, unfetched: "
                + left
                + dismissed.get());
      }
    }
    farewell.owes(over).ifPresent(this::saidGoodbye);
  }
}
