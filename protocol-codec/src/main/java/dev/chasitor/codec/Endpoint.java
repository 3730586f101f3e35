package dev.chasitor.codec;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is: the address under which its resources stand, in one spelling.
 *
 * <p>People have {@code https://host}, {@code https://host/chat} (as SwitchServer tells it) and
 * {@code https://host/chat/rest/} (as the vendor's setup page shows it), with or without the last
 * slash: all are read. Immutable.
 */
public final class Endpoint {

  static final String ROOT = "/chat/rest/";

  private final URI base;

  private Endpoint(URI base) {
    this.base = base;
  }

  /**
   * The endpoint at this address.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https address, or has user
   *     information, a query or a fragment
   */
  public static Endpoint of(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "An endpoint must be an http or https address with a host");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "An endpoint must have no user information, query or fragment");
    }
    return new Endpoint(URI.create(scheme + "://" + address.getRawAuthority() + root(address)));
  }

  /** The address that resources are relative to; its path ends with {@code /chat/rest/}. */
  public URI base() {
    return base;
  }

  /** The address of a resource: {@code path} and query already encoded. */
  URI resolve(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  private static String root(URI address) {
    String path = Objects.requireNonNullElse(address.getRawPath(), "");
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.endsWith("/chat/rest")) {
      return path + "/";
    }
    return path.endsWith("/chat") ? path + "/rest/" : path + ROOT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint endpoint && base.equals(endpoint.base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
