package dev.chasitor.codec;

import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one request, a row for each. The client writes and the server reads by
 * the same table.
 *
 * <p>A server reads tolerantly. It accepts names in upper and lower case and skips unknown
 * parameters. A malformed number or flag counts as missing. Each method returns a new table.
 *
 * @param <T> the request
 * @param <B> the request's builder
 */
final class QueryTable<T, B> {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");

  /**
   * One parameter.
   *
   * @param write returns the encoded value; null if the parameter is not written
   * @param read reads the parameter's values, of which there is at least one
   */
  private record Row<T, B>(
      Query parameter, Function<T, @Nullable String> write, BiConsumer<List<String>, B> read) {}

  private final Class<T> java;
  private final Supplier<B> starter;
  private final Function<B, T> finisher;
  private final List<Row<T, B>> rows;

  private QueryTable(
      Class<T> java, Supplier<B> starter, Function<B, T> finisher, List<Row<T, B>> rows) {
    this.java = java;
    this.starter = starter;
    this.finisher = finisher;
    this.rows = rows;
  }

  /** Makes a table without parameters. */
  static <T, B> QueryTable<T, B> of(Class<T> java, Supplier<B> starter, Function<B, T> finisher) {
    return new QueryTable<>(java, starter, finisher, List.of());
  }

  /** Adds a required text. */
  QueryTable<T, B> required(Query parameter, Function<T, String> get, BiConsumer<B, String> set) {
    return text(parameter, get.andThen(Optional::of), set);
  }

  /** Adds an optional text; an empty one counts as missing. */
  QueryTable<T, B> text(
      Query parameter, Function<T, Optional<String>> get, BiConsumer<B, String> set) {
    return with(
        parameter,
        request -> get.apply(request).map(UriText::encodeQueryValue).orElse(null),
        (values, into) -> set.accept(into, values.get(0)));
  }

  /** Adds an optional word from a list to which the protocol may add. */
  <E extends Enum<E> & Word.Known> QueryTable<T, B> word(
      Query parameter,
      Class<E> list,
      Function<T, Optional<Word<E>>> get,
      BiConsumer<B, Word<E>> set) {
    return text(
        parameter,
        request -> get.apply(request).map(Word::raw),
        (into, text) -> set.accept(into, Word.of(list, text)));
  }

  /** Adds an optional integer of 64 bits; a greater one counts as missing. */
  QueryTable<T, B> number(Query parameter, Function<T, OptionalLong> get, ObjLongConsumer<B> set) {
    return with(
        parameter,
        request -> {
          OptionalLong number = get.apply(request);
          return number.isPresent() ? Long.toString(number.getAsLong()) : null;
        },
        (values, into) -> {
          OptionalLong number = number(values.get(0));
          if (number.isPresent()) {
            set.accept(into, number.getAsLong());
          }
        });
  }

  /**
   * Adds an optional flag. It is written as {@code 1} or {@code 0}, and also read as {@code true}
   * or {@code false}.
   */
  QueryTable<T, B> flag(
      Query parameter, Function<T, Optional<Boolean>> get, BiConsumer<B, Boolean> set) {
    return with(
        parameter,
        request -> get.apply(request).map(flag -> flag ? "1" : "0").orElse(null),
        (values, into) -> {
          String text = values.get(0);
          if (text.equals("1") || text.equalsIgnoreCase("true")) {
            set.accept(into, true);
          } else if (text.equals("0") || text.equalsIgnoreCase("false")) {
            set.accept(into, false);
          }
        });
  }

  /**
   * Adds a list of ids. It is written with commas, and also read in brackets or as a repeated
   * parameter (ruling A21).
   */
  QueryTable<T, B> list(
      Query parameter, Function<T, List<String>> get, BiConsumer<B, List<String>> set) {
    return with(
        parameter,
        request -> written(get.apply(request)),
        (values, into) -> set.accept(into, ids(values)));
  }

  /** The parameters in order. */
  List<Query> parameters() {
    return rows.stream().map(Row::parameter).toList();
  }

  /** Returns the table without one parameter. Tests check with it that a lost row is noticed. */
  QueryTable<T, B> without(Query parameter) {
    return new QueryTable<>(
        java,
        starter,
        finisher,
        rows.stream().filter(row -> row.parameter() != parameter).toList());
  }

  /** Returns the query with its question mark, or an empty text. */
  String write(Object request) {
    T typed = java.cast(request);
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Row<T, B> row : rows) {
      String value = row.write().apply(typed);
      if (value != null) {
        query.add(row.parameter().wireName() + "=" + value);
      }
    }
    return query.toString();
  }

  /** Returns the first required parameter that the query lacks. */
  Optional<Query> missing(@Nullable String rawQuery) {
    return parameters().stream()
        .filter(Query::isRequired)
        .filter(each -> values(rawQuery, each).isEmpty())
        .findFirst();
  }

  /** Reads a query that has all required parameters. */
  T read(@Nullable String rawQuery) {
    B builder = starter.get();
    for (Row<T, B> row : rows) {
      List<String> values = values(rawQuery, row.parameter());
      if (!values.isEmpty()) {
        row.read().accept(values, builder);
      }
    }
    return finisher.apply(builder);
  }

  /** The values that count: an empty one is none, here and in {@link #missing}. */
  private static List<String> values(@Nullable String rawQuery, Query parameter) {
    return UriText.queryValues(rawQuery, parameter.wireName()).stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static @Nullable String written(List<String> ids) {
    if (ids.isEmpty()) {
      return null;
    }
    String list = ids.stream().map(UriText::encodeQueryValue).collect(Collectors.joining(","));
    // Ids with brackets of their own would be read as a list in brackets without this comma.
    return isBracketed(ids.get(0), ids.get(ids.size() - 1)) ? "," + list : list;
  }

  private static boolean isBracketed(String first, String last) {
    return first.startsWith("[") && last.endsWith("]");
  }

  private static List<String> ids(List<String> values) {
    List<String> ids = new ArrayList<>();
    for (String value : values) {
      String bare = isBracketed(value, value) ? value.substring(1, value.length() - 1) : value;
      Arrays.stream(bare.split(",", -1)).filter(id -> !id.isEmpty()).forEach(ids::add);
    }
    return ids;
  }

  static OptionalLong number(@Nullable String text) {
    if (text == null || !NUMBER.matcher(text.strip()).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private QueryTable<T, B> with(
      Query parameter, Function<T, @Nullable String> write, BiConsumer<List<String>, B> read) {
    List<Row<T, B>> longer = new ArrayList<>(rows);
    longer.add(new Row<>(parameter, write, read));
    return new QueryTable<>(java, starter, finisher, List.copyOf(longer));
  }
}
