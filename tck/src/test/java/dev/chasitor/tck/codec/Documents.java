package dev.chasitor.tck.codec;

import java.util.Map;

/** Changes documents, for tests of other packages. */
public final class Documents {

  private Documents() {}

  /** The same document without one property of its object. */
  public static byte[] without(byte[] document, String property) {
    Map<String, Object> object = JsonTree.object(document);
    if (object.remove(property) == null) {
      throw new IllegalArgumentException("No property " + property);
    }
    return JsonTree.bytes(object);
  }
}
