package dev.chasitor.session;

import java.time.Duration;

/**
 * What every open session carries: who it is, its two lines and what waits to be sent. Immutable.
 *
 * @param settings what was known from the start
 * @param credentials what the server gave
 * @param nextCall the id of the next call
 * @param ack the {@code sequence} of the last batch that was handed on, -1 before the first
 * @param poll the line of the long poll
 * @param post the line of everything that is sent
 * @param outbox what waits to be sent; its head is what the post line is busy with
 * @param tally how many chat lines went each way
 * @param lastContact when the server last gave a good answer
 * @param patience how long it may go without one
 */
public record Link(
    SessionSettings settings,
    Credentials credentials,
    long nextCall,
    long ack,
    Line poll,
    Line post,
    Outbox outbox,
    Tally tally,
    Duration lastContact,
    Duration patience) {

  /** The ack before anything was received. */
  static final long NOTHING_RECEIVED = -1;

  Link withCredentials(Credentials value) {
    return new Link(
        settings, value, nextCall, ack, poll, post, outbox, tally, lastContact, patience);
  }

  Link afterCall() {
    return new Link(
        settings, credentials, nextCall + 1, ack, poll, post, outbox, tally, lastContact, patience);
  }

  Link withAck(long value) {
    return new Link(
        settings, credentials, nextCall, value, poll, post, outbox, tally, lastContact, patience);
  }

  Link withPoll(Line value) {
    return new Link(
        settings, credentials, nextCall, ack, value, post, outbox, tally, lastContact, patience);
  }

  Link withPost(Line value) {
    return new Link(
        settings, credentials, nextCall, ack, poll, value, outbox, tally, lastContact, patience);
  }

  Link withOutbox(Outbox value) {
    return new Link(
        settings, credentials, nextCall, ack, poll, post, value, tally, lastContact, patience);
  }

  Link withTally(Tally value) {
    return new Link(
        settings, credentials, nextCall, ack, poll, post, outbox, value, lastContact, patience);
  }

  Link withContact(Duration when) {
    return new Link(
        settings, credentials, nextCall, ack, poll, post, outbox, tally, when, patience);
  }

  Link withPatience(Duration value) {
    return new Link(
        settings, credentials, nextCall, ack, poll, post, outbox, tally, lastContact, value);
  }
}
