package dev.chasitor.session.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a machine does about every (state × input), as data.
 *
 * <p>A table is total: building one that leaves a pair undecided, or decides one twice, fails at
 * class load. Each move is checked against the targets its row names, so that what is read in the
 * table is what happens. Immutable; safe to share between threads.
 *
 * @param <K> the kinds of states
 * @param <I> the kinds of inputs
 * @param <S> the states
 * @param <T> the step in the making that handlers note effects in
 */
public final class TransitionTable<K extends Enum<K>, I extends Enum<I>, S, T> {

  /**
   * What a row does: from a state and an input to the next state, with effects noted in the turn.
   *
   * @param <A> the state it takes
   * @param <B> the input it takes
   * @param <S> the states it may lead to
   * @param <T> the step in the making
   */
  @FunctionalInterface
  public interface Handler<A, B, S, T> {
    /** Takes the input. */
    S handle(A state, B input, T turn);
  }

  /**
   * One decision of the table.
   *
   * @param from the states it is about
   * @param on the inputs it is about
   * @param to where it may lead, besides staying
   * @param what what it does, for people
   * @param rules the rules it keeps
   * @param nested whether it takes further inputs through the table, and leads where their rows do
   * @param <K> the kinds of states
   * @param <I> the kinds of inputs
   */
  public record Row<K extends Enum<K>, I extends Enum<I>>(
      Set<K> from, Set<I> on, Set<K> to, String what, List<String> rules, boolean nested) {
    public Row {
      from = Collections.unmodifiableSet(EnumSet.copyOf(from));
      on = Collections.unmodifiableSet(EnumSet.copyOf(on));
      to = to.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(to));
      rules = List.copyOf(rules);
    }

    /** Whether a move from {@code state} to {@code next} is one this row names. */
    boolean allows(K state, K next) {
      return next == state || nested || to.contains(next);
    }
  }

  /** A row's decision about one state, with where it may lead from there. */
  private static final class Cell<K extends Enum<K>, I extends Enum<I>, S, T> {
    private final Row<K, I> row;
    private final Handler<S, Object, S, T> handler;
    private final EnumSet<K> leadsTo;

    Cell(Row<K, I> row, Handler<S, Object, S, T> handler, K from, Class<K> all) {
      this.row = row;
      this.handler = handler;
      this.leadsTo = EnumSet.allOf(all);
      leadsTo.removeIf(to -> !row.allows(from, to));
    }
  }

  private final Function<S, K> kindOf;
  private final List<Row<K, I>> rows;
  private final Map<K, Map<I, Cell<K, I, S, T>>> cells;

  private TransitionTable(
      Function<S, K> kindOf, List<Row<K, I>> rows, Map<K, Map<I, Cell<K, I, S, T>>> cells) {
    this.kindOf = kindOf;
    this.rows = List.copyOf(rows);
    this.cells = cells;
  }

  /** The rows, in reading order. */
  public List<Row<K, I>> rows() {
    return rows;
  }

  /** The row that decides a pair. */
  public Row<K, I> row(K state, I input) {
    return cell(state, input).row;
  }

  /** Does what the table says, and checks the move against it. */
  public S apply(S state, I kind, Object input, T turn) {
    K from = kindOf.apply(state);
    Cell<K, I, S, T> cell = cell(from, kind);
    S next = cell.handler.handle(state, input, turn);
    K to = kindOf.apply(next);
    if (!cell.leadsTo.contains(to)) {
      throw new IllegalStateException(
          "The table does not know " + from + " × " + kind + " → " + to);
    }
    return next;
  }

  private Cell<K, I, S, T> cell(K state, I input) {
    Map<I, Cell<K, I, S, T>> column = cells.get(state);
    Cell<K, I, S, T> cell = column == null ? null : column.get(input);
    if (cell == null) {
      throw new IllegalStateException("The table does not decide " + state + " × " + input);
    }
    return cell;
  }

  /** Starts a table over these kinds of states and inputs. */
  public static <K extends Enum<K>, I extends Enum<I>, S, T> Builder<K, I, S, T> of(
      Class<K> states, Class<I> inputs, Class<S> stateType, Function<S, K> kindOf) {
    return new Builder<>(states, inputs, stateType, kindOf);
  }

  /**
   * Writes a table down, row by row; not thread-safe.
   *
   * @param <K> the kinds of states
   * @param <I> the kinds of inputs
   * @param <S> the states
   * @param <T> the step in the making
   */
  public static final class Builder<K extends Enum<K>, I extends Enum<I>, S, T> {
    private final Class<K> states;
    private final Class<I> inputs;
    private final Class<S> stateType;
    private final Function<S, K> kindOf;
    private final List<Row<K, I>> rows = new ArrayList<>();
    private final Map<K, Map<I, Cell<K, I, S, T>>> cells;

    private Builder(Class<K> states, Class<I> inputs, Class<S> stateType, Function<S, K> kindOf) {
      this.states = states;
      this.inputs = inputs;
      this.stateType = stateType;
      this.kindOf = kindOf;
      this.cells = new EnumMap<>(states);
    }

    /** Begins a row about these states. */
    @SafeVarargs
    public final Draft<K, I, S, T> in(K first, K... others) {
      Set<K> from = EnumSet.of(first);
      for (K other : others) {
        from.add(other);
      }
      return new Draft<>(this, from);
    }

    /**
     * The table.
     *
     * @throws IllegalStateException if a pair is undecided
     */
    public TransitionTable<K, I, S, T> build() {
      for (K state : states.getEnumConstants()) {
        Map<I, Cell<K, I, S, T>> column = cells.getOrDefault(state, Map.of());
        for (I input : inputs.getEnumConstants()) {
          if (!column.containsKey(input)) {
            throw new IllegalStateException("No row decides " + state + " × " + input);
          }
        }
      }
      return new TransitionTable<>(kindOf, rows, cells);
    }

    private void add(Row<K, I> row, Handler<S, Object, S, T> handler) {
      rows.add(row);
      for (K state : row.from()) {
        Cell<K, I, S, T> cell = new Cell<>(row, handler, state, states);
        Map<I, Cell<K, I, S, T>> column = cells.computeIfAbsent(state, s -> new EnumMap<>(inputs));
        for (I input : row.on()) {
          if (column.put(input, cell) != null) {
            throw new IllegalStateException("Two rows decide " + state + " × " + input);
          }
        }
      }
    }
  }

  /**
   * A row being written.
   *
   * @param <K> the kinds of states
   * @param <I> the kinds of inputs
   * @param <S> the states
   * @param <T> the step in the making
   */
  public static final class Draft<K extends Enum<K>, I extends Enum<I>, S, T> {
    private final Builder<K, I, S, T> table;
    private final Set<K> from;
    private final Set<I> on;
    private final Set<K> to;
    private List<String> rules = List.of();
    private boolean nested;

    private Draft(Builder<K, I, S, T> table, Set<K> from) {
      this.table = table;
      this.from = from;
      this.on = EnumSet.noneOf(table.inputs);
      this.to = EnumSet.noneOf(table.states);
    }

    /** The inputs the row is about. */
    @SafeVarargs
    public final Draft<K, I, S, T> on(I... kinds) {
      for (I kind : kinds) {
        on.add(kind);
      }
      return this;
    }

    /** Where the row may lead, besides staying. */
    @SafeVarargs
    public final Draft<K, I, S, T> to(K... kinds) {
      for (K kind : kinds) {
        to.add(kind);
      }
      return this;
    }

    /** The row takes further inputs through the table: it leads where their rows do. */
    public Draft<K, I, S, T> throughTheTable() {
      nested = true;
      return this;
    }

    /** The rules the row keeps. */
    public Draft<K, I, S, T> keeps(String... ruleIds) {
      rules = List.of(ruleIds);
      return this;
    }

    /**
     * Ends the row with what it does; states and inputs of other classes are a fault of the table.
     */
    public <A extends S, B> Builder<K, I, S, T> does(
        String what, Class<A> takes, Class<B> input, Handler<A, B, S, T> handler) {
      table.add(
          new Row<>(from, on, to, what, rules, nested),
          (state, value, turn) -> handler.handle(takes.cast(state), input.cast(value), turn));
      return table;
    }

    /** Ends the row: nothing happens, and why. */
    public Builder<K, I, S, T> ignores(String why) {
      return does(why, table.stateType, Object.class, (state, input, turn) -> state);
    }

    /** Ends the row: whoever commands this should have known better. */
    public Builder<K, I, S, T> throwsOn(String why) {
      return does(
          why,
          table.stateType,
          Object.class,
          (state, input, turn) -> {
            throw new IllegalCommandException(why);
          });
    }
  }
}
