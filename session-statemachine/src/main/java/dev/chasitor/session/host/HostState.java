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
 * The whole state of a session on its host, as a value. A driver can keep it, store it, and load it
 * on another node.
 *
 * <p>Each state has only the data that is valid in its {@link HostPhase}.
 */
public sealed interface HostState {

  /** The phase of this state. */
  HostPhase phase();

  /**
   * When {@link HostInput.Deadline} is due, since the session was created; empty when nothing is
   * due.
   */
  Optional<Duration> deadline();

  /** The data of the session; empty once the session is gone. */
  Optional<HostSession> known();

  /** Returns the state without the requests that wait on this node, as another node may load it. */
  HostState onAnotherNode();

  /**
   * Returns the state with which a node begins after it loaded this one. The time in which no node
   * held the session does not count against the client.
   *
   * @param now time since the session was created
   * @throws dev.chasitor.session.machine.DriverMistakeException if {@code now} is before {@link
   *     #lastInput()}
   */
  HostState resumedAt(Duration now);

  /**
   * The time of the last input; no later input may have an earlier time. Zero once the session is
   * gone.
   */
  default Duration lastInput() {
    return known().map(HostSession::lastInput).orElse(Duration.ZERO);
  }

  /**
   * Returns the state of a session that was just opened.
   *
   * @param profile the host's options
   * @param told the answer to SessionId
   * @param createdAt the time now, in milliseconds since the epoch
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
            0,
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            List.of()));
  }

  /** Returns the answer to SessionId for a session with this id, key and affinity token. */
  static SessionIdResponse told(
      HostProfile profile, String id, SessionKey key, AffinityToken affinity) {
    return SessionIdResponse.builder()
        .id(id)
        .key(key)
        .affinityToken(affinity)
        .clientPollTimeout(profile.clientPollTimeout())
        .build();
  }

  /** A session that the host knows. */
  sealed interface Present extends HostState {

    /** The data of the session. */
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

    /** When the session ends because no poll comes; empty while a poll is held. */
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
   * The client has not asked for a chat.
   *
   * @param session the data of the session
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

  /** A session with a chat that was asked for and is not over. */
  sealed interface Chatting extends Present {

    /** The request for the chat. */
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
   * @param session the data of the session
   * @param init the request for the chat
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
   * @param session the data of the session
   * @param init the request for the chat
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
   * The chat is over, but the host still answers. The client can fetch unacknowledged messages
   * until {@code latest}, because it may be out of reach and not know of the end.
   *
   * @param session the data of the session
   * @param until when the session is gone, if nothing is left to fetch
   * @param latest when the session is gone in any case
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

    /** When the session is gone. */
    Duration goneAt() {
      return session.log().isEmpty() ? until : latest;
    }

    @Override
    public Optional<Duration> silentAt() {
      return Optional.of(goneAt());
    }
  }

  /** The host does not know the session any more. */
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
