package dev.chasitor.codec.json;

import dev.chasitor.model.Json;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * An engine that reads an object's properties in one loop, and writes the table's rows in one pass.
 *
 * <p>{@link EngineClones} defines a hidden copy of this class for each table, with the table as its
 * class data. A copy keeps its table in static fields. The JIT compiles each copy separately and
 * treats the table, and all records in it, as constants. It can therefore inline {@code R0.read(in,
 * builder)} down to the lambdas of the table's first row. The result equals hand-written code such
 * as {@code builder.text(in.parser.getString())}. Each of the first sixteen rows has a static
 * field, since an element of a list is not a constant. The other rows come from the list.
 *
 * <p>The class itself has no table in its static fields. It takes every row from the list and
 * serves any table for which no copy can be defined.
 */
final class TableEngine implements ShapeEngine<Object> {

  private static final @Nullable ShapeTable<Object, Object> OWN = own();
  private static final PropertyAccess<Object, Object> R0 = row(0);
  private static final PropertyAccess<Object, Object> R1 = row(1);
  private static final PropertyAccess<Object, Object> R2 = row(2);
  private static final PropertyAccess<Object, Object> R3 = row(3);
  private static final PropertyAccess<Object, Object> R4 = row(4);
  private static final PropertyAccess<Object, Object> R5 = row(5);
  private static final PropertyAccess<Object, Object> R6 = row(6);
  private static final PropertyAccess<Object, Object> R7 = row(7);
  private static final PropertyAccess<Object, Object> R8 = row(8);
  private static final PropertyAccess<Object, Object> R9 = row(9);
  private static final PropertyAccess<Object, Object> R10 = row(10);
  private static final PropertyAccess<Object, Object> R11 = row(11);
  private static final PropertyAccess<Object, Object> R12 = row(12);
  private static final PropertyAccess<Object, Object> R13 = row(13);
  private static final PropertyAccess<Object, Object> R14 = row(14);
  private static final PropertyAccess<Object, Object> R15 = row(15);

  /** The first row that comes from the list. */
  private static final int LISTED = OWN == null ? 0 : 16;

  /** The table of an object of the class itself; a clone has its table in static fields. */
  private final ShapeTable<Object, Object> shared;

  TableEngine(ShapeTable<Object, Object> table) {
    this.shared = table;
  }

  @Override
  public Object read(JsonInput in, @Nullable String skipped) {
    ShapeTable<Object, Object> table = table();
    Object builder = table.starter().get();
    long seen = 0;
    int unknown = 0;
    for (int row = table.first(in); row != PropertyNames.END; row = table.names().next(in.parser)) {
      if (row == PropertyNames.UNKNOWN) {
        unknown += table.readUnknown(in, builder, skipped);
        continue;
      }
      if ((seen & (1L << row)) != 0) {
        throw in.wrong("expected the property once");
      }
      seen |= 1L << row;
      if (table.hasValue(in, row)) {
        switch (LISTED == 0 ? -1 : row) {
          case 0 -> R0.read(in, builder);
          case 1 -> R1.read(in, builder);
          case 2 -> R2.read(in, builder);
          case 3 -> R3.read(in, builder);
          case 4 -> R4.read(in, builder);
          case 5 -> R5.read(in, builder);
          case 6 -> R6.read(in, builder);
          case 7 -> R7.read(in, builder);
          case 8 -> R8.read(in, builder);
          case 9 -> R9.read(in, builder);
          case 10 -> R10.read(in, builder);
          case 11 -> R11.read(in, builder);
          case 12 -> R12.read(in, builder);
          case 13 -> R13.read(in, builder);
          case 14 -> R14.read(in, builder);
          case 15 -> R15.read(in, builder);
          default -> table.accesses().get(row).read(in, builder);
        }
      }
    }
    return table.finish(in, builder, seen, unknown);
  }

  @Override
  public Object readNothing(JsonInput in) {
    ShapeTable<Object, Object> table = table();
    return table.finish(in, table.starter().get(), 0, 0);
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    ShapeTable<Object, Object> table = table();
    Map<String, Json> unknown = table.unknown(value);
    if (unknown.isEmpty() || !table.replaceRows(unknown)) {
      writeRows(out, value);
    } else {
      table.writeRows(out, value, unknown);
    }
    if (!unknown.isEmpty()) {
      ShapeTable.writeUnknown(out, unknown);
    }
  }

  private void writeRows(JsonGenerator out, Object value) {
    R0.write(out, value);
    R1.write(out, value);
    R2.write(out, value);
    R3.write(out, value);
    R4.write(out, value);
    R5.write(out, value);
    R6.write(out, value);
    R7.write(out, value);
    R8.write(out, value);
    R9.write(out, value);
    R10.write(out, value);
    R11.write(out, value);
    R12.write(out, value);
    R13.write(out, value);
    R14.write(out, value);
    R15.write(out, value);
    ShapeTable<Object, Object> table = table();
    for (int row = LISTED; row < table.accesses().size(); row++) {
      table.accesses().get(row).write(out, value);
    }
  }

  private ShapeTable<Object, Object> table() {
    return OWN == null ? shared : OWN;
  }

  @SuppressWarnings("unchecked") // it receives only values and builders of its own table
  private static @Nullable ShapeTable<Object, Object> own() {
    try {
      return MethodHandles.classData(
          MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, ShapeTable.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a row of this copy's table, or a row that does nothing. */
  private static PropertyAccess<Object, Object> row(int row) {
    return OWN == null || row >= OWN.accesses().size()
        ? new PropertyAccess.Nothing<>()
        : OWN.accesses().get(row);
  }
}
