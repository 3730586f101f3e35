package dev.chasitor.tck.tables;

import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.RequestType;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One table of a query. Reached by reflection, since it is private to the codec.
 *
 * @param java the request
 * @param type the table itself
 */
record QueryTableOf(Class<?> java, Object type) {

  private static final String TABLES = "dev.chasitor.codec.QueryTables";

  /** Each table, by its request. */
  static List<QueryTableOf> all() {
    Map<RequestType, QueryTableOf> found = new LinkedHashMap<>();
    try {
      Object tables = CodecTable.get(CodecTable.named(TABLES).getDeclaredField("TABLES"), null);
      ((Map<?, ?>) tables)
          .forEach(
              (request, table) ->
                  found.put(
                      (RequestType) request,
                      new QueryTableOf(
                          (Class<?>) CodecTable.get(CodecTable.field(table, "java"), table),
                          table)));
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
    return List.copyOf(found.values());
  }

  /** Its parameters. */
  List<Query> parameters() {
    return ((List<?>) CodecTable.call(method("parameters"), type))
        .stream().map(Query.class::cast).toList();
  }

  /** The same table without one parameter. */
  QueryTableOf without(Query parameter) {
    return new QueryTableOf(java, CodecTable.call(method("without", Query.class), type, parameter));
  }

  /** Writes a request's query with this table and reads it again. */
  UnaryOperator<Object> writeAndRead() {
    return request -> {
      String query = (String) CodecTable.call(method("write", Object.class), type, request);
      String raw = query.isEmpty() ? query : query.substring(1);
      return CodecTable.call(method("read", String.class), type, raw);
    };
  }

  private Method method(String name, Class<?>... parameters) {
    return CodecTable.method(type.getClass(), name, parameters);
  }
}
