package dev.chasitor.session.visitor;

import dev.chasitor.model.SensitiveDataRule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What every open session carries: who it is, its two call slots and what waits to be sent.
 * Immutable.
 */
@Value.Immutable(copy = true)
@SessionStyle
public sealed interface OpenSession permits ImmutableOpenSession {

  /** The ack before anything was received. */
  long NOTHING_RECEIVED = -1;

  /** What was known from the start. */
  SessionSettings settings();

  /** What the server gave. */
  Credentials credentials();

  /** How the session is taken over when its node is lost. */
  Recovery recovery();

  /** How far the inputs have come. */
  LastInput last();

  /** The id of the next call. */
  long nextCall();

  /** The {@code sequence} of the last batch that was handed on, -1 before the first. */
  long ack();

  /** The {@code offset} of the last batch that had one, for ReconnectSession. */
  OptionalLong offset();

  /** The slot of the long poll, and of the request to take the session over. */
  CallSlot poll();

  /** The slot of everything that is sent. */
  CallSlot post();

  /** What waits to be sent; the call in the post slot is for its head. */
  Outbox outbox();

  /** What must be masked before it is sent. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** Whether a backlog may be sent as one; not after the server refused that. */
  boolean sendsBatches();

  /** What may be shown of a line before it is said. */
  Notices notices();

  /** How many chat lines went each way. */
  TranscriptCount transcriptCount();

  /** How often the chat was taken over without going on in between. */
  HandOvers handOvers();

  /** The same session with other credentials. */
  OpenSession withCredentials(Credentials value);

  /** The same session with another way to be taken over. */
  OpenSession withRecovery(Recovery value);

  /** The same session after another input. */
  OpenSession withLast(LastInput value);

  /** The same session with another id for the next call. */
  OpenSession withNextCall(long value);

  /** The same session with another ack. */
  OpenSession withAck(long value);

  /** The same session with another offset. */
  OpenSession withOffset(long value);

  /** The same session with another slot of the poll. */
  OpenSession withPoll(CallSlot value);

  /** The same session with another slot of the POSTs. */
  OpenSession withPost(CallSlot value);

  /** The same session with another outbox. */
  OpenSession withOutbox(Outbox value);

  /** The same session with other rules for sensitive data. */
  OpenSession withSensitiveDataRules(Iterable<? extends SensitiveDataRule> value);

  /** The same session, sending batches or not. */
  OpenSession withSendsBatches(boolean value);

  /** The same session with other notices. */
  OpenSession withNotices(Notices value);

  /** The same session with another count of the transcript. */
  OpenSession withTranscriptCount(TranscriptCount value);

  /** The same session with other hand-overs. */
  OpenSession withHandOvers(HandOvers value);

  /** For how long calls may fail in a slot until the server counts as out of reach. */
  default Duration patience() {
    return post().budget().patience();
  }

  /** The same session with another patience, in both of its slots. */
  default OpenSession withPatience(Duration value) {
    return withPoll(CallSlots.withBudget(poll(), poll().budget().withPatience(value)))
        .withPost(CallSlots.withBudget(post(), post().budget().withPatience(value)));
  }

  /** The same session after a call was made. */
  default OpenSession afterCall() {
    return withNextCall(nextCall() + 1);
  }

  /** Starts a session. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link OpenSession}; not thread-safe. */
  final class Builder extends ImmutableOpenSession.Builder {
    Builder() {}
  }
}
