package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.Map;
import java.util.Set;

/**
 * A document that is published with the kit.
 *
 * @param kind what it is
 * @param name its name among those of its kind
 * @param document the document, as somebody wrote it
 * @param written the same in the strict form in which it is written again
 * @param shows the rules it takes to read it
 */
record TestVector<T>(
    BodyKind<T> kind, String name, WireBody document, WireBody written, Set<CodecRule> shows) {

  TestVector {
    shows = Set.copyOf(shows);
  }

  /** Whether a message in it is malformed, and so is kept as it came. */
  boolean isMalformed() {
    return name.startsWith("malformed-");
  }

  /** The strict form, to be changed at will. */
  Map<String, Object> writtenTree() {
    return JsonTree.object(written.toBytes());
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
