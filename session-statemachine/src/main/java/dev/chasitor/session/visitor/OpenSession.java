package dev.chasitor.session.visitor;

import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The data of an open session in each of its states, such as its credentials, its two call slots
 * and its outbox. Immutable.
 */
@Value.Immutable(copy = true)
@SessionStyle
public sealed interface OpenSession permits ImmutableOpenSession {

  /** The ack before the first batch. */
  long NOTHING_RECEIVED = -1;

  /** The settings of the session. */
  SessionSettings settings();

  /** The session's id, key and affinity token from the server. */
  Credentials credentials();

  /** The request that asks for a take-over when the node is lost. */
  Recovery recovery();

  /** What the session keeps of its past in every state. */
  Ledger ledger();

  /** The id of the next call. */
  long nextCall();

  /** The {@code sequence} of the last batch that was processed, -1 before the first. */
  long ack();

  /** The {@code offset} of the last batch that had one; ReconnectSession sends it. */
  Optional<String> offset();

  /** The slot of the poll, and of the request to take the session over. */
  CallSlot poll();

  /** The slot of the POSTs, and of the DELETE. */
  CallSlot post();

  /** The requests that wait to be sent; the call in the post slot is for the head. */
  Outbox outbox();

  /** How long the visitor may wait for an agent, and then how long the chat may last. */
  TimeLimit timeLimit();

  /** The rules by which texts are masked before they are sent. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** Whether several lines may go in one MultiNoun; false after the server refused one. */
  boolean sendsBatches();

  /** The notices that wait to be sent. */
  Notices notices();

  /** How many lines went each way. */
  TranscriptCount transcriptCount();

  /** What the visitor said after a stale document was written. */
  UnclaimedLines unclaimed();

  /** The count of hand-overs in a row. */
  HandOvers handOvers();

  /** The polls without anything new, since the last new message. */
  FruitlessPolls fruitlessPolls();

  /** The server's refusal to take anything more (403 to a POST); empty before it. */
  Optional<Dismissal> dismissal();

  /** Whether the chat is being ended: ChatEnd waits in the outbox, or a POST met a 403. */
  default boolean isClosing() {
    return dismissal().isPresent() || outbox().holds(RequestType.CHAT_END);
  }

  /** The same session with other settings. */
  OpenSession withSettings(SessionSettings value);

  /** The same session with other credentials. */
  OpenSession withCredentials(Credentials value);

  /** The same session with another request for a take-over. */
  OpenSession withRecovery(Recovery value);

  /** The same session with another ledger. */
  OpenSession withLedger(Ledger value);

  /** The same session with another id for the next call. */
  OpenSession withNextCall(long value);

  /** The same session with another ack. */
  OpenSession withAck(long value);

  /** The same session with another offset. */
  OpenSession withOffset(String value);

  /** The same session with another slot of the poll. */
  OpenSession withPoll(CallSlot value);

  /** The same session with another slot of the POSTs. */
  OpenSession withPost(CallSlot value);

  /** The same session with another outbox. */
  OpenSession withOutbox(Outbox value);

  /** The same session with another time limit. */
  OpenSession withTimeLimit(TimeLimit value);

  /** The same session with other rules for sensitive data. */
  OpenSession withSensitiveDataRules(Iterable<? extends SensitiveDataRule> value);

  /** The same session with MultiNouns allowed or not. */
  OpenSession withSendsBatches(boolean value);

  /** The same session with other notices. */
  OpenSession withNotices(Notices value);

  /** The same session with another count of the transcript. */
  OpenSession withTranscriptCount(TranscriptCount value);

  /** The same session with other unclaimed lines. */
  OpenSession withUnclaimed(UnclaimedLines value);

  /** The same session with other hand-overs. */
  OpenSession withHandOvers(HandOvers value);

  /** Returns the session with this count of polls without anything new. */
  OpenSession withFruitlessPolls(FruitlessPolls value);

  /** Returns the session with this dismissal. */
  OpenSession withDismissal(Dismissal value);

  /** How long the calls of a slot may keep failing before the session gives up. */
  default Duration patience() {
    return post().budget().patience();
  }

  /** The same session with another patience in both slots. */
  default OpenSession withPatience(Duration value) {
    return withPoll(CallSlots.withBudget(poll(), poll().budget().withPatience(value)))
        .withPost(CallSlots.withBudget(post(), post().budget().withPatience(value)));
  }

  /** The same session after one more call took its id. */
  default OpenSession afterCall() {
    return withNextCall(nextCall() + 1);
  }

  /** Returns a builder without parts. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of an {@link OpenSession}; not thread-safe. */
  final class Builder extends ImmutableOpenSession.Builder {
    Builder() {}
  }
}
