package dev.chasitor.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a session does about every (state × input), as data.
 *
 * <p>A table is total: building one that leaves a pair undecided, or decides one twice, fails at
 * class load. The machine checks each move against the targets its row names, so that what is read
 * here is what happens. Immutable; safe to share between threads.
 */
public final class TransitionTable {

  /**
   * What a row does: from a state and an input to the next state, with effects noted in the turn.
   */
  @FunctionalInterface
  interface Handler<S extends VisitorState, I> {
    VisitorState handle(S state, I input, Turn turn);
  }

  /**
   * One decision of the table.
   *
   * @param from the states it is about
   * @param on the inputs it is about
   * @param to where it may lead
   * @param what what it does, for people
   * @param rules the rules it keeps
   * @param nested whether it takes further inputs through the table, and leads where their rows do
   */
  public record Row(
      Set<StateKind> from,
      Set<InputKind> on,
      Set<StateKind> to,
      String what,
      List<String> rules,
      boolean nested) {
    public Row {
      from = Collections.unmodifiableSet(EnumSet.copyOf(from));
      on = Collections.unmodifiableSet(EnumSet.copyOf(on));
      to = Collections.unmodifiableSet(to.isEmpty() ? Set.of() : EnumSet.copyOf(to));
      rules = List.copyOf(rules);
    }

    /** Whether a move to {@code next} from {@code state} is one this row names. */
    boolean allows(StateKind state, StateKind next) {
      return next == state || nested || to.contains(next);
    }
  }

  private record Cell(Row row, Handler<VisitorState, Object> handler) {}

  private final List<Row> rows;
  private final Map<StateKind, Map<InputKind, Cell>> cells;

  private TransitionTable(List<Row> rows, Map<StateKind, Map<InputKind, Cell>> cells) {
    this.rows = List.copyOf(rows);
    this.cells = cells;
  }

  /** The rows, in reading order. */
  public List<Row> rows() {
    return rows;
  }

  /** The row that decides a pair. */
  public Row row(StateKind state, InputKind input) {
    return cell(state, input).row();
  }

  /** Does what the table says, and checks the move against it. */
  VisitorState apply(VisitorState state, InputKind kind, Object input, Turn turn) {
    Cell cell = cell(state.kind(), kind);
    VisitorState next = cell.handler().handle(state, input, turn);
    if (!cell.row().allows(state.kind(), next.kind())) {
      throw new IllegalStateException(
          "The table does not know " + state.kind() + " × " + kind + " → " + next.kind());
    }
    return next;
  }

  private Cell cell(StateKind state, InputKind input) {
    Map<InputKind, Cell> column = cells.get(state);
    Cell cell = column == null ? null : column.get(input);
    if (cell == null) {
      throw new IllegalStateException("The table does not decide " + state + " × " + input);
    }
    return cell;
  }

  static Builder builder() {
    return new Builder();
  }

  /** Writes a table down, row by row. */
  static final class Builder {
    private final List<Row> rows = new ArrayList<>();
    private final Map<StateKind, Map<InputKind, Cell>> cells = new EnumMap<>(StateKind.class);

    private Builder() {}

    Draft in(StateKind first, StateKind... others) {
      return new Draft(this, EnumSet.of(first, others));
    }

    TransitionTable build() {
      for (StateKind state : StateKind.values()) {
        Map<InputKind, Cell> column = cells.getOrDefault(state, Map.of());
        for (InputKind input : InputKind.values()) {
          if (!column.containsKey(input)) {
            throw new IllegalStateException("No row decides " + state + " × " + input);
          }
        }
      }
      return new TransitionTable(rows, cells);
    }

    private void add(Row row, Handler<VisitorState, Object> handler) {
      rows.add(row);
      Cell cell = new Cell(row, handler);
      for (StateKind state : row.from()) {
        Map<InputKind, Cell> column =
            cells.computeIfAbsent(state, s -> new EnumMap<>(InputKind.class));
        for (InputKind input : row.on()) {
          if (column.put(input, cell) != null) {
            throw new IllegalStateException("Two rows decide " + state + " × " + input);
          }
        }
      }
    }
  }

  /** A row being written. */
  static final class Draft {
    private final Builder table;
    private final Set<StateKind> from;
    private final Set<InputKind> on = EnumSet.noneOf(InputKind.class);
    private final Set<StateKind> to = EnumSet.noneOf(StateKind.class);
    private List<String> rules = List.of();
    private boolean nested;

    private Draft(Builder table, Set<StateKind> from) {
      this.table = table;
      this.from = from;
    }

    Draft on(InputKind... kinds) {
      on.addAll(Arrays.asList(kinds));
      return this;
    }

    Draft to(StateKind... kinds) {
      to.addAll(Arrays.asList(kinds));
      return this;
    }

    /** The row takes further inputs through the table: it leads where their rows do. */
    Draft throughTheTable() {
      nested = true;
      return this;
    }

    Draft keeps(String... ruleIds) {
      rules = List.of(ruleIds);
      return this;
    }

    /**
     * Ends the row with what it does; states and inputs of other classes are a fault of the table.
     */
    <S extends VisitorState, I> Builder does(
        String what, Class<S> states, Class<I> inputs, Handler<S, I> handler) {
      table.add(
          new Row(from, on, to, what, rules, nested),
          (state, input, turn) -> handler.handle(states.cast(state), inputs.cast(input), turn));
      return table;
    }

    /** Ends the row: nothing happens, and why. */
    Builder ignores(String why) {
      return does(why, VisitorState.class, Object.class, (state, input, turn) -> state);
    }

    /** Ends the row: the application should have known better. */
    Builder throwsOn(String why) {
      return does(
          why,
          VisitorState.class,
          Object.class,
          (state, input, turn) -> {
            throw new IllegalCommandException(why);
          });
    }
  }
}
