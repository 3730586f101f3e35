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
 * A table that maps each pair of state and input to what a machine does, as data.
 *
 * <p>A table decides each pair exactly once; its builder throws otherwise. {@link #apply} checks
 * that each move leads to a state that the row names. Immutable; safe to share between threads.
 *
 * @param <K> the kinds of states
 * @param <I> the kinds of inputs
 * @param <S> the states
 * @param <T> the turn: one step, to which handlers add effects
 */
public final class TransitionTable<K extends Enum<K>, I extends Enum<I>, S, T> {

  /**
   * A function that returns the next state for a state and an input, and adds effects to the turn.
   *
   * @param <A> the type of state that the handler accepts
   * @param <B> the type of input that the handler accepts
   * @param <S> the type of the next state
   * @param <T> the turn
   */
  @FunctionalInterface
  public interface Handler<A, B, S, T> {
    /** Returns the next state, and adds the effects of {@code input} to {@code turn}. */
    S handle(A state, B input, T turn);
  }

  /**
   * One row of the table: what the machine does about some inputs in some states.
   *
   * @param from the states in which the row applies
   * @param on the inputs to which the row applies
   * @param to the states that the row may lead to, besides the present one
   * @param what a description of what the row does, for people
   * @param rules the ids of the rules that the row keeps
   * @param nested whether the row passes further inputs to the table, and may lead where their rows
   *     lead
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

    /** Whether this row allows a move from {@code state} to {@code next}. */
    boolean allows(K state, K next) {
      return next == state || nested || to.contains(next);
    }
  }

  /** A row as it applies to one state, with the states that it may lead to from there. */
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

  /** The rows, in the order in which they were added. */
  public List<Row<K, I>> rows() {
    return rows;
  }

  /** The row that decides about {@code input} in {@code state}. */
  public Row<K, I> row(K state, I input) {
    return cell(state, input).row;
  }

  /**
   * Runs the row for this state and input, and checks the move.
   *
   * @return the next state
   * @throws IllegalStateException if the row does not allow the move
   * @throws IllegalCommandException if the row refuses the input
   */
  public S apply(S state, I kind, Object input, T turn) {
    K from = kindOf.apply(state);
    Cell<K, I, S, T> cell = cell(from, kind);
    S next = cell.handler.handle(state, input, turn);
    K to = kindOf.apply(next);
    if (!cell.leadsTo.contains(to)) {
      throw new IllegalStateException(
          "The row for " + from + " × " + kind + " does not name the next state " + to);
    }
    return next;
  }

  private Cell<K, I, S, T> cell(K state, I input) {
    Map<I, Cell<K, I, S, T>> column = cells.get(state);
    Cell<K, I, S, T> cell = column == null ? null : column.get(input);
    if (cell == null) {
      throw new IllegalStateException("No row decides " + state + " × " + input);
    }
    return cell;
  }

  /** Starts a table for these kinds of states and inputs. */
  public static <K extends Enum<K>, I extends Enum<I>, S, T> Builder<K, I, S, T> of(
      Class<K> states, Class<I> inputs, Class<S> stateType, Function<S, K> kindOf) {
    return new Builder<>(states, inputs, stateType, kindOf);
  }

  /**
   * Builds a table row by row. Not thread-safe.
   *
   * @param <K> the kinds of states
   * @param <I> the kinds of inputs
   * @param <S> the states
   * @param <T> the turn
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

    /** Begins a row that applies in these states. */
    @SafeVarargs
    public final Draft<K, I, S, T> in(K first, K... others) {
      Set<K> from = EnumSet.of(first);
      for (K other : others) {
        from.add(other);
      }
      return new Draft<>(this, from);
    }

    /**
     * Builds the table.
     *
     * @throws IllegalStateException if no row decides a pair of state and input
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
   * An incomplete row: {@link #does}, {@link #ignores} or {@link #throwsOn} completes it.
   *
   * @param <K> the kinds of states
   * @param <I> the kinds of inputs
   * @param <S> the states
   * @param <T> the turn
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

    /** Adds inputs to which the row applies. */
    @SafeVarargs
    public final Draft<K, I, S, T> on(I... kinds) {
      for (I kind : kinds) {
        on.add(kind);
      }
      return this;
    }

    /** Adds states that the row may lead to, besides the present one. */
    @SafeVarargs
    public final Draft<K, I, S, T> to(K... kinds) {
      for (K kind : kinds) {
        to.add(kind);
      }
      return this;
    }

    /**
     * Declares that the row passes further inputs to the table, so it may lead where their rows
     * lead.
     */
    public Draft<K, I, S, T> throughTheTable() {
      nested = true;
      return this;
    }

    /** Sets the ids of the rules that the row keeps. */
    public Draft<K, I, S, T> keeps(String... ruleIds) {
      rules = List.of(ruleIds);
      return this;
    }

    /**
     * Completes the row with a handler. At run time the row throws {@link ClassCastException} for
     * states and inputs of other classes.
     *
     * @throws IllegalStateException if another row decides one of its pairs
     */
    public <A extends S, B> Builder<K, I, S, T> does(
        String what, Class<A> takes, Class<B> input, Handler<A, B, S, T> handler) {
      table.add(
          new Row<>(from, on, to, what, rules, nested),
          (state, value, turn) -> handler.handle(takes.cast(state), input.cast(value), turn));
      return table;
    }

    /** Completes the row: the machine ignores the input, for this reason. */
    public Builder<K, I, S, T> ignores(String why) {
      return does(why, table.stateType, Object.class, (state, input, turn) -> state);
    }

    /** Completes the row: the machine throws {@link IllegalCommandException} with this message. */
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
