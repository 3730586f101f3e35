package dev.chasitor.tck.wire;

import dev.chasitor.codec.WireBody;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as the server received it. Immutable.
 *
 * @param number its number in the order of arrival at the server, from 1
 * @param connection the number of its connection, from 1
 * @param method the method, unchecked
 * @param target the text between method and version, unchanged
 * @param headers the headers in order, with their names as written
 * @param body the body, without its framing
 */
public record RawRequest(
    int number, int connection, String method, String target, List<Header> headers, WireBody body) {

  /**
   * One header line.
   *
   * @param name the name as written
   * @param value the value without surrounding space
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

  /** Returns the values of a header. The case of the name does not matter. */
  public List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** Returns the first value of a header. The case of the name does not matter. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
