package dev.chasitor.session.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The whole of a session on its host as a value: keep it, store it, load it on another node.
 *
 * <p>Each state carries only what is valid in its {@link HostPhase}.
 */
public sealed interface HostState {

  /** Which phase this is. */
  HostPhase phase();

  /** When {@link HostInput.Deadline} is due, in the time of the inputs; empty when nothing is. */
  Optional<Duration> deadline();

  /** The session, until it is gone. */
  Optional<HostSession> known();

  /** The state as another node may load it: without the requests that wait on this one. */
  HostState onAnotherNode();

  /**
   * The state a node begins with that has just loaded it: the time during which nobody held the
   * session does not count against the client.
   *
   * @param now time since the session was created
   * @throws dev.chasitor.session.machine.DriverMistakeException if it is before {@link
   *     #lastInput()}
   */
  HostState resumedAt(Duration now);

  /**
   * The time of the last input, before which no other may come. Zero once the session is gone: then
   * no time is left to measure.
   */
  default Duration lastInput() {
    return known().map(HostSession::lastInput).orElse(Duration.ZERO);
  }

  /**
   * A session that was just opened.
   *
   * @param profile the host's time-outs
   * @param told what SessionId answers
   * @param createdAt milliseconds since the epoch
   */
  static HostState created(HostProfile profile, SessionIdResponse told, long createdAt) {
    return new Created(
        new HostSession(
            profile,
            told.id(),
            List.of(told.key()),
            told.affinityToken(),
            createdAt,
            OutgoingLog.EMPTY,
            SeenNumbers.fromTheStart(),
            List.of(),
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            List.of()));
  }

  /** What SessionId answers for a session with these names. */
  static SessionIdResponse told(
      HostProfile profile, String id, SessionKey key, AffinityToken affinity) {
    return SessionIdResponse.builder()
        .id(id)
        .key(key)
        .affinityToken(affinity)
        .clientPollTimeout(profile.clientPollTimeout())
        .build();
  }

  /** A session that is known. */
  sealed interface Present extends HostState {

    /** What a session has in every phase. */
    HostSession session();

    /** The same state with another session. */
    Present with(HostSession session);

    /** How long the session lives without a poll. */
    Duration patience();

    @Override
    default Optional<HostSession> known() {
      return Optional.of(session());
    }

    @Override
    default Present onAnotherNode() {
      return with(session().onAnotherNode());
    }

    @Override
    default Present resumedAt(Duration now) {
      HostMachine.refuseBefore(lastInput(), now);
      return with(session().onAnotherNode().withLastPoll(now).withLastInput(now));
    }

    /** When the session ends for want of polls, unless one is held. */
    default Optional<Duration> silentAt() {
      return session().held().isPresent()
          ? Optional.empty()
          : Optional.of(session().lastPoll().plus(patience()));
    }

    @Override
    default Optional<Duration> deadline() {
      return Stream.of(
              silentAt(),
              session().held().map(HostSession.HeldPoll::until),
              session().parked().stream()
                  .map(HostSession.ParkedPost::until)
                  .min(Duration::compareTo))
          .flatMap(Optional::stream)
          .min(Duration::compareTo);
    }
  }

  /**
   * No chat was asked for.
   *
   * @param session what a session has in every phase
   */
  record Created(HostSession session) implements Present {
    @Override
    public HostPhase phase() {
      return HostPhase.CREATED;
    }

    @Override
    public Created with(HostSession newSession) {
      return new Created(newSession);
    }

    @Override
    public Duration patience() {
      return session.profile().initTimeout();
    }
  }

  /** A session whose chat was asked for and is not over. */
  sealed interface Chatting extends Present {

    /** What was asked for. */
    ChasitorInitRequest init();

    @Override
    Chatting with(HostSession session);

    @Override
    default Duration patience() {
      return session().profile().connectionTimeout();
    }
  }

  /**
   * No agent has accepted the chat.
   *
   * @param session what a session has in every phase
   * @param init what was asked for
   * @param position the place in the queue, once ChatRequestSuccess was pushed
   */
  record Waiting(HostSession session, ChasitorInitRequest init, OptionalInt position)
      implements Chatting {
    @Override
    public HostPhase phase() {
      return HostPhase.WAITING;
    }

    @Override
    public Waiting with(HostSession newSession) {
      return new Waiting(newSession, init, position);
    }
  }

  /**
   * An agent is there.
   *
   * @param session what a session has in every phase
   * @param init what was asked for
   * @param agentName the agent's name
   * @param agentId the agent's user id
   */
  record Active(HostSession session, ChasitorInitRequest init, String agentName, String agentId)
      implements Chatting {
    @Override
    public HostPhase phase() {
      return HostPhase.ACTIVE;
    }

    @Override
    public Active with(HostSession newSession) {
      return new Active(newSession, init, agentName, agentId);
    }
  }

  /**
   * Over, but still answered: what is not acknowledged can be fetched until {@code latest}, since
   * the client may be out of reach and not know yet.
   *
   * @param session what a session has in every phase
   * @param until when it is gone, once nothing is left to fetch
   * @param latest when it is gone in any case
   */
  record Closing(HostSession session, Duration until, Duration latest) implements Present {
    @Override
    public HostPhase phase() {
      return HostPhase.CLOSING;
    }

    @Override
    public Closing with(HostSession newSession) {
      return new Closing(newSession, until, latest);
    }

    @Override
    public Duration patience() {
      return session.profile().linger();
    }

    @Override
    public Closing resumedAt(Duration now) {
      HostMachine.refuseBefore(lastInput(), now);
      HostProfile profile = session.profile();
      return new Closing(
          session.onAnotherNode().withLastPoll(now).withLastInput(now),
          now.plus(profile.linger()),
          now.plus(profile.connectionTimeout()));
    }

    /** When it is gone. */
    Duration goneAt() {
      return session.log().isEmpty() ? until : latest;
    }

    @Override
    public Optional<Duration> silentAt() {
      return Optional.of(goneAt());
    }
  }

  /** Unknown from now on. */
  record Gone() implements HostState {
    @Override
    public HostPhase phase() {
      return HostPhase.GONE;
    }

    @Override
    public Optional<Duration> deadline() {
      return Optional.empty();
    }

    @Override
    public Optional<HostSession> known() {
      return Optional.empty();
    }

    @Override
    public Gone onAnotherNode() {
      return this;
    }

    @Override
    public Gone resumedAt(Duration now) {
      return this;
    }
  }
}
