package dev.chasitor.client;

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

  private final byte[] document;
  private final Snapshot snapshot;

  private FrozenSession(byte[] document, Snapshot snapshot) {
    this.document = document;
    this.snapshot = snapshot;
  }

  /**
   * The document of a session, once it is certain that it can be read.
   *
   * @throws IllegalStateException if it cannot
   */
  static FrozenSession of(Snapshot snapshot) {
    try {
      byte[] document = snapshot.write();
      return new FrozenSession(document, Snapshot.read(document));
    } catch (RuntimeException | OutOfMemoryError e) {
      // An array ends at 2 GiB, and what is given to us as JSON may be none.
      throw new IllegalStateException(
          "The session goes on: it cannot be written so that it can be read again", LogSafe.of(e));
    }
  }

  /**
   * A session from its document.
   *
   * @throws dev.chasitor.codec.MalformedMessageException if it is not one that this edition reads;
   *     a document of another version is called that
   */
  public static FrozenSession of(byte[] document) {
    byte[] copy = Objects.requireNonNull(document, "document").clone();
    return new FrozenSession(copy, Snapshot.read(copy));
  }

  /** The document: one JSON object in UTF-8, with its version. */
  public byte[] bytes() {
    return document.clone();
  }

  /** Names the chat across all its freezes; says nothing about it. */
  public String name() {
    return snapshot.name();
  }

  /** How often the chat was frozen, this time included: from 1. */
  public long generation() {
    return snapshot.generation();
  }

  /** The session's time when it was frozen, since it began, without earlier frozen times. */
  public Duration time() {
    return snapshot.time();
  }

  Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrozenSession frozen && Arrays.equals(document, frozen.document);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(document);
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
        + document.length
        + " bytes]";
  }
}
