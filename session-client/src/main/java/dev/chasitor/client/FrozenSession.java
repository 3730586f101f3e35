package dev.chasitor.client;

import dev.chasitor.session.visitor.json.SessionDocument;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat session that nobody drives, as a document: keep it, and let any process go on with it by
 * {@link ChatClient#thaw}. Immutable.
 *
 * <p>Made by {@link ChatSession#freeze()}. Nothing that was said is lost in it: what was not sent,
 * or was sent and not answered, is inside and is sent when the session is thawed, under the number
 * it had. The session's time stands still meanwhile; the server's does not, and it gives a session
 * up that is not polled for some minutes.
 *
 * <p><b>The document holds the session's key and what the visitor told before the chat.</b> Keep it
 * as safe as those; {@code toString} shows neither.
 */
public final class FrozenSession {

  private final byte[] bytes;
  private final SessionDocument document;

  private FrozenSession(byte[] bytes, SessionDocument document) {
    this.bytes = bytes;
    this.document = document;
  }

  /**
   * The document of a session, once it is certain that it can be read.
   *
   * @throws IllegalStateException if it cannot
   */
  static FrozenSession of(SessionDocument session) {
    try {
      byte[] bytes = session.write();
      return new FrozenSession(bytes, SessionDocument.read(bytes));
    } catch (RuntimeException | OutOfMemoryError e) {
      // An array ends at 2 GiB, and what is given to us as JSON may be none.
      throw new IllegalStateException(
          "The session goes on: it cannot be written so that it can be read again", LogSafe.of(e));
    }
  }

  /**
   * A session from its document.
   *
   * @throws dev.chasitor.codec.document.MalformedMessageException if it is not one that this
   *     edition reads; a document of another version is called that
   */
  public static FrozenSession of(byte[] document) {
    byte[] copy = Objects.requireNonNull(document, "document").clone();
    return new FrozenSession(copy, SessionDocument.read(copy));
  }

  /** The document: one JSON object in UTF-8, with its version. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Names the chat across all its freezes; says nothing about it. */
  public String name() {
    return document.name();
  }

  /** How often the chat was frozen, this time included: from 1. */
  public long generation() {
    return document.generation();
  }

  /** The session's time when it was frozen, since it began, without earlier frozen times. */
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
        + name()
        + ", generation "
        + generation()
        + ", at "
        + time()
        + ", "
        + bytes.length
        + " bytes]";
  }
}
