package dev.chasitor.session.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of a session on its host, in every phase. Immutable. The held poll and the parked POSTs
 * belong to one node; {@link #onAnotherNode()} leaves them out.
 *
 * @param profile the host's options
 * @param id the session's id
 * @param keys the valid keys, the latest first
 * @param affinity the token of the node that holds the session
 * @param createdAt when the session was created, in milliseconds since the epoch
 * @param log the messages that are pushed
 * @param seen the numbers of POSTs that were done
 * @param transcript the lines of the chat so far
 * @param heard how many of the agents' lines the client had acknowledged at the last take-over
 * @param lastPoll when a poll last came or was answered
 * @param lastInput the time of the last input; a change of this alone is not stored
 * @param held the poll that waits for a message
 * @param parked the POSTs that wait for a lower number
 */
public record HostSession(
    HostProfile profile,
    String id,
    List<SessionKey> keys,
    AffinityToken affinity,
    long createdAt,
    OutgoingLog log,
    SeenNumbers seen,
    List<TranscriptEntry> transcript,
    long heard,
    Duration lastPoll,
    Duration lastInput,
    Optional<HeldPoll> held,
    List<ParkedPost> parked) {

  /**
   * How many keys stay valid: a client that missed the answers with newer keys may still use an old
   * one.
   */
  private static final int MOST_KEYS = 16;

  /**
   * A poll without an answer yet.
   *
   * @param exchange the id of the request
   * @param until when the host answers it with 204
   */
  public record HeldPoll(long exchange, Duration until) {}

  /**
   * A POST that came before one with a lower number.
   *
   * @param asked the request
   * @param number the number of the request
   * @param until when the POST stops waiting
   */
  public record ParkedPost(HostInput.Asked asked, long number, Duration until) {}

  public HostSession {
    keys = List.copyOf(keys);
    transcript = List.copyOf(transcript);
    parked = List.copyOf(parked);
  }

  /** Shows neither lines nor names, because states are logged. */
  @Override
  public String toString() {
    return "HostSession("
        + id
        + ", "
        + transcript.size()
        + " lines, messages from "
        + log.first()
        + " to "
        + log.last()
        + ")";
  }

  /** Returns the session without the requests that wait on this node. */
  HostSession onAnotherNode() {
    return withHeld(Optional.empty()).withParked(List.of());
  }

  HostSession withLog(OutgoingLog value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        value,
        seen,
        transcript,
        heard,
        lastPoll,
        lastInput,
        held,
        parked);
  }

  HostSession pushing(ServerMessage message) {
    return withLog(log.with(message));
  }

  HostSession withSeen(SeenNumbers value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        log,
        value,
        transcript,
        heard,
        lastPoll,
        lastInput,
        held,
        parked);
  }

  HostSession withLastPoll(Duration value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        log,
        seen,
        transcript,
        heard,
        value,
        lastInput,
        held,
        parked);
  }

  HostSession withLastInput(Duration value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        log,
        seen,
        transcript,
        heard,
        lastPoll,
        value,
        held,
        parked);
  }

  private HostSession withHeld(Optional<HeldPoll> value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        log,
        seen,
        transcript,
        heard,
        lastPoll,
        lastInput,
        value,
        parked);
  }

  HostSession holding(long exchange, Duration until) {
    return withHeld(Optional.of(new HeldPoll(exchange, until)));
  }

  HostSession holdingNothing() {
    return withHeld(Optional.empty());
  }

  /** Whether the request with this id waits for its answer. */
  boolean isWaiting(long exchange) {
    return held.filter(poll -> poll.exchange() == exchange).isPresent()
        || parked.stream().anyMatch(post -> post.asked().exchange() == exchange);
  }

  HostSession parking(ParkedPost post) {
    return withParked(Stream.concat(parked.stream(), Stream.of(post)).toList());
  }

  HostSession withoutParked(long exchange) {
    return withParked(parked.stream().filter(post -> post.asked().exchange() != exchange).toList());
  }

  private HostSession withParked(List<ParkedPost> value) {
    return new HostSession(
        profile,
        id,
        keys,
        affinity,
        createdAt,
        log,
        seen,
        transcript,
        heard,
        lastPoll,
        lastInput,
        held,
        value);
  }

  /**
   * How many of the agents' lines the client has acknowledged. While ChasitorSessionData is not
   * acknowledged, the lines in it are not either.
   */
  long heardSoFar() {
    return log.beginsWithTranscript()
        ? heard
        : transcript.stream().filter(HostSession::isOfAgent).count() - log.lines();
  }

  /** Whether an entry is a line of an agent. */
  static boolean isOfAgent(TranscriptEntry entry) {
    return entry.type().filter(word -> word.is(TranscriptEntryType.AGENT)).isPresent();
  }

  /** Whether an entry is a line of the visitor. */
  static boolean isOfVisitor(TranscriptEntry entry) {
    return entry.type().filter(word -> word.is(TranscriptEntryType.CHASITOR)).isPresent();
  }

  /**
   * Returns the session after a take-over: with the new key, if there is one, beside the old ones,
   * and with no numbers seen.
   */
  HostSession takenOver(Optional<SessionKey> key, AffinityToken node, OutgoingLog newLog) {
    List<SessionKey> all =
        Stream.concat(key.stream(), keys.stream()).distinct().limit(MOST_KEYS).toList();
    return new HostSession(
        profile,
        id,
        all,
        node,
        createdAt,
        newLog,
        SeenNumbers.afresh(),
        transcript,
        heardSoFar(),
        lastPoll,
        lastInput,
        Optional.empty(),
        List.of());
  }

  HostSession recording(TranscriptEntryType type, String name, String content, Duration now) {
    List<TranscriptEntry> longer = new ArrayList<>(transcript);
    longer.add(
        TranscriptEntry.builder()
            .type(Word.of(type))
            .name(name)
            .content(content)
            .timestamp(createdAt + now.toMillis())
            .sequence(transcript.size() + 1L)
            .build());
    return new HostSession(
        profile, id, keys, affinity, createdAt, log, seen, longer, heard, lastPoll, lastInput, held,
        parked);
  }
}
