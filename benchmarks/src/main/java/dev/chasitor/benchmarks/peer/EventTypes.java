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
 * What a library has for each type of event, for those that need an adapter for the envelope. All
 * adapters read {@code type} before {@code message}, as every server writes it.
 *
 * @param <A> the library's reader or writer of one type
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

  /** The library's own for the word in the {@code type} property. */
  A of(@Nullable String word) {
    A found = word == null ? null : byWord.get(word);
    if (found == null) {
      throw new IllegalArgumentException("Expected a known type before the message");
    }
    return found;
  }

  /** The word for an event. */
  static String word(EventRecord event) {
    return Objects.requireNonNull(WORDS.get(event.getClass()));
  }
}
