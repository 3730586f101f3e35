package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.records.ChatMessageRecord;
import dev.chasitor.benchmarks.records.ChatRequestSuccessRecord;
import dev.chasitor.benchmarks.records.EventRecord;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The readers or writers of a peer by message type, for peers that need an adapter for the
 * envelope. The adapters expect {@code type} before {@code message}, the order in which servers
 * write them.
 *
 * @param <A> the peer's reader or writer of one type
 */
final class EventTypes<A> {

  private static final Map<Class<? extends EventRecord>, String> WORDS =
      Map.of(
          ChatMessageRecord.class, "ChatMessage",
          ChatRequestSuccessRecord.class, "ChatRequestSuccess");

  private final Map<String, A> byWord;

  EventTypes(Function<Class<? extends EventRecord>, A> lookup) {
    this.byWord =
        WORDS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, entry -> lookup.apply(entry.getKey())));
  }

  /** Returns the reader or writer for the word in the {@code type} property. */
  A of(@Nullable String word) {
    A found = word == null ? null : byWord.get(word);
    if (found == null) {
      throw new IllegalArgumentException(
          "Expected ChatMessage or ChatRequestSuccess in the property type, before the property"
              + " message; found "
              + word);
    }
    return found;
  }

  /** Returns the word for a message. */
  static String word(EventRecord event) {
    return Objects.requireNonNull(WORDS.get(event.getClass()));
  }
}
