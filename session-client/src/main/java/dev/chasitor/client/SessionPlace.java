package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionDescription;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of one session among the open sessions of its client. The session has it before
 * anything is sent, until it is over, frozen or stopped. Thread-safe.
 */
final class SessionPlace {

  /** Why a session leaves its place. */
  enum Reason {
    ENDED,
    FROZEN,
    /** Its client stopped driving it, and the journal has it. */
    STOPPED,
    /** It never began. */
    WITHDRAWN,
    /** It was over before, and now the listener has the end. */
    DELIVERED
  }

  private final SessionDescription description;
  private final BiConsumer<SessionPlace, Reason> leave;
  private final CompletableFuture<ChatSession> begun = new CompletableFuture<>();
  private volatile @Nullable ChatSession session;

  /**
   * Creates a place whose session has not begun.
   *
   * @param leave called at each reason to leave the place; only the first counts
   */
  SessionPlace(SessionDescription description, BiConsumer<SessionPlace, Reason> leave) {
    this.description = description;
    this.leave = leave;
  }

  SessionDescription description() {
    return description;
  }

  String id() {
    return description.id();
  }

  /** Completes when the session has begun; exceptionally if it does not begin. */
  CompletionStage<ChatSession> begun() {
    return begun;
  }

  /** The session; empty if it has not begun. */
  Optional<ChatSession> session() {
    return Optional.ofNullable(session);
  }

  void begin(ChatSession newSession) {
    session = newSession;
    begun.complete(newSession);
  }

  void leave(Reason why) {
    leave.accept(this, why);
    if (why == Reason.WITHDRAWN) {
      begun.cancel(false);
    }
  }
}
