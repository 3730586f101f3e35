package dev.chasitor.tck.wire;

import dev.chasitor.codec.WireBody;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it stood on the wire.
 *
 * @param number its place in the order of arrival at the server, from 1
 * @param connection the connection it came on, from 1
 * @param method the method, unchecked
 * @param target what stood between method and version, unchanged
 * @param headers in order, names as written
 * @param body the body, without its framing
 */
public record RawRequest(
    int number, int connection, String method, String target, List<Header> headers, WireBody body) {

  /**
   * One line of the head.
   *
   * @param name as written
   * @param value without the space around it
   */
  public record Header(String name, String value) {
    public Header {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  public RawRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(body, "body");
    headers = List.copyOf(headers);
  }

  /** The values of a header, the name in any case. */
  public List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** The first value of a header, the name in any case. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
