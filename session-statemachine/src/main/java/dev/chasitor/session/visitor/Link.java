package dev.chasitor.session.visitor;

import dev.chasitor.model.SensitiveDataRule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What every open session carries: who it is, its two lines and what waits to be sent. Immutable.
 */
@Value.Immutable(copy = true)
@SessionStyle
public sealed interface Link permits ImmutableLink {

  /** The ack before anything was received. */
  long NOTHING_RECEIVED = -1;

  /** What was known from the start. */
  SessionSettings settings();

  /** What the server gave. */
  Credentials credentials();

  /** How the session is taken over when its node is lost. */
  Recovery recovery();

  /** The id of the next call. */
  long nextCall();

  /** The {@code sequence} of the last batch that was handed on, -1 before the first. */
  long ack();

  /** The {@code offset} of the last batch that had one, for ReconnectSession. */
  OptionalLong offset();

  /** The line of the long poll, and of the request to take the session over. */
  Line poll();

  /** The line of everything that is sent. */
  Line post();

  /** What waits to be sent; its head is what the post line is busy with. */
  Outbox outbox();

  /** What must be masked before it is sent. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** Whether a backlog may be sent as one; not after the server refused that. */
  boolean sendsBatches();

  /** What may be shown of a line before it is said. */
  Notices notices();

  /** How many chat lines went each way. */
  Tally tally();

  /** How often the chat was taken over without going on in between. */
  HandOvers handOvers();

  /** For how long calls may fail on a line until the server counts as out of reach. */
  Duration patience();

  /** The same link with other credentials. */
  Link withCredentials(Credentials value);

  /** The same link with another way to be taken over. */
  Link withRecovery(Recovery value);

  /** The same link with another id for the next call. */
  Link withNextCall(long value);

  /** The same link with another ack. */
  Link withAck(long value);

  /** The same link with another offset. */
  Link withOffset(long value);

  /** The same link with another state of the poll's line. */
  Link withPoll(Line value);

  /** The same link with another state of the post line. */
  Link withPost(Line value);

  /** The same link with another outbox. */
  Link withOutbox(Outbox value);

  /** The same link with other settings. */
  Link withSettings(SessionSettings value);

  /** The same link with other rules for sensitive data. */
  Link withSensitiveDataRules(Iterable<? extends SensitiveDataRule> value);

  /** The same link, sending batches or not. */
  Link withSendsBatches(boolean value);

  /** The same link with other notices. */
  Link withNotices(Notices value);

  /** The same link with another tally. */
  Link withTally(Tally value);

  /** The same link with other hand-overs. */
  Link withHandOvers(HandOvers value);

  /** The same link with another patience. */
  Link withPatience(Duration value);

  /** The same link after a call was made. */
  default Link afterCall() {
    return withNextCall(nextCall() + 1);
  }

  /** Starts a link. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Link}; not thread-safe. */
  final class Builder extends ImmutableLink.Builder {
    Builder() {}
  }
}
