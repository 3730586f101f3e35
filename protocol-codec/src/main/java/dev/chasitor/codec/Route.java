package dev.chasitor.codec;

import org.jspecify.annotations.Nullable;

/**
 * The resource to which a path leads.
 *
 * @param resource the row of the table; null if no row has this path and this method
 * @param known whether any row has this path
 * @param tail the text after the resource's own path, without the slash before it
 */
record Route(@Nullable Resource resource, boolean known, String tail) {

  /** Shows no tail, since that of DELETE is the session key. */
  @Override
  public String toString() {
    return "Route[resource=" + resource + ", known=" + known + "]";
  }

  /**
   * Finds the resource of a path.
   *
   * @param path the undecoded text after {@code /chat/rest/}
   */
  static Route of(String path, HttpMethod method) {
    boolean known = false;
    for (Resource resource : Resource.all()) {
      String tail = tail(path, resource.path());
      if (tail != null && takes(resource, tail)) {
        known = true;
        if (resource.method() == method) {
          return new Route(resource, true, tail);
        }
      }
    }
    return new Route(null, known, "");
  }

  private static @Nullable String tail(String path, String resourcePath) {
    if (path.equals(resourcePath)) {
      return "";
    }
    return path.startsWith(resourcePath + "/") ? path.substring(resourcePath.length() + 1) : null;
  }

  private static boolean takes(Resource resource, String tail) {
    return switch (resource.tail()) {
      case SESSION_KEY -> !tail.isEmpty();
      case SESSION_ID -> true;
      case NONE -> tail.isEmpty();
    };
  }
}
