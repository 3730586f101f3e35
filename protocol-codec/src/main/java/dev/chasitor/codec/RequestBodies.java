package dev.chasitor.codec;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.shapes.Bodies;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The JSON types of all request bodies, taken from the list of bodies. */
final class RequestBodies {

  private record Row<T extends Request>(Class<T> java, JsonType<T> type) {

    static <T extends Request> Row<T> of(Bodies.OfRequest<T> body) {
      return new Row<>(body.javaType(), body.shape());
    }

    byte[] write(JsonFormat format, Request request) {
      return format.toBytes(type, java.cast(request));
    }
  }

  private static final Map<RequestType, Row<?>> ROWS = new EnumMap<>(RequestType.class);

  static {
    Bodies.requests().forEach(body -> ROWS.put(body.type(), Row.of(body)));
  }

  private RequestBodies() {}

  static byte[] write(JsonFormat format, Request request) {
    return row(request.kind()).write(format, request);
  }

  static Request read(JsonFormat format, RequestType type, byte[] bytes) {
    return format.fromBytes(row(type).type(), bytes);
  }

  private static Row<?> row(RequestType type) {
    return Objects.requireNonNull(
        ROWS.get(type), () -> "The list of bodies has no row for " + type);
  }
}
