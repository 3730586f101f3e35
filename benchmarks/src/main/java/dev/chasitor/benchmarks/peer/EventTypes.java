package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.records.ChatMessage;
import dev.chasitor.benchmarks.records.ChatRequestSuccess;
import dev.chasitor.benchmarks.records.Event;
import java.util.List;
import java.util.Map;
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

  private static final List<Class<? extends Event>> CLASSES =
      List.of(ChatMessage.class, ChatRequestSuccess.class);

  private final Map<String, A> byWord;

  EventTypes(Function<Class<? extends Event>, A> lookup) {
    this.byWord = CLASSES.stream().collect(Collectors.toMap(EventTypes::word, lookup));
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
  static String word(Event event) {
    return word(event.getClass());
  }

  private static String word(Class<? extends Event> type) {
    return type.getSimpleName();
  }
}
