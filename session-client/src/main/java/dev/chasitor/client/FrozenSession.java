package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stopped chat session as a document. Keep the document, and let any process go on with the
 * session by {@link ChatClient#thaw}. Immutable.
 *
 * <p>{@link ChatSession#freeze()} makes it. It holds every command that was not sent, or was sent
 * and not answered. Thawed as exact, the session sends these with the numbers they had. The
 * session's time stands still while it is frozen, but times to live run out. The server's time goes
 * on, and the server ends a session that is not polled for some minutes.
 *
 * <p><b>The document holds the session's key, the pre-chat values and the attributes.</b> Keep it
 * as safe as those. {@code toString} shows none of them, except for attributes that may be logged.
 */
public final class FrozenSession {

  private final byte[] bytes;
  private final SessionDocument document;

  private FrozenSession(byte[] bytes, SessionDocument document) {
    this.bytes = bytes;
    this.document = document;
  }

  /**
   * Writes a session as a document, and checks that it can be read again.
   *
   * @throws IllegalStateException if the session cannot be written, or the document cannot be read
   */
  static FrozenSession of(SessionDocument session) {
    try {
      byte[] bytes = session.write();
      return new FrozenSession(bytes, SessionDocument.read(bytes));
    } catch (RuntimeException | OutOfMemoryError e) {
      // The document may be longer than an array can be, and additional properties may be no JSON.
      throw new IllegalStateException(
          "The session was not frozen and goes on: its document cannot be written or read again",
          SafeTrace.of(e));
    }
  }

  /**
   * Reads a session from its document.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if this version of Chasitor
   *     cannot read it; for another version of the document the message names both versions
   */
  public static FrozenSession of(byte[] document) {
    byte[] copy = Objects.requireNonNull(document, "document").clone();
    return new FrozenSession(copy, SessionDocument.read(copy));
  }

  /** The document: one JSON object in UTF-8, with its version. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The id of the session, the same in all its freezes: the application's, or a random one. */
  public String id() {
    return document.description().id();
  }

  /** The attributes that the application gave the session, in its order. */
  public Map<String, String> attributes() {
    return document.description().attributes();
  }

  /** How often the session was frozen, including this time: 1 or more. */
  public long generation() {
    return document.generation();
  }

  /** How long the session has run until this freeze, without the times in which it was frozen. */
  public Duration time() {
    return document.time();
  }

  SessionDocument document() {
    return document;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrozenSession frozen && Arrays.equals(bytes, frozen.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "FrozenSession["
        + document.description().label()
        + ", generation "
        + generation()
        + ", at "
        + time()
        + ", "
        + bytes.length
        + " bytes]";
  }
}
