package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.Map;
import java.util.Set;

/**
 * A test vector: a document that the kit publishes.
 *
 * @param kind the kind of the document
 * @param name its name, unique within its kind
 * @param document the document as a peer may write it
 * @param written the same document in the strict form in which a codec writes it
 * @param shows the rules that a codec needs to read it
 */
record TestVector<T>(
    BodyKind<T> kind, String name, WireBody document, WireBody written, Set<CodecRule> shows) {

  TestVector {
    shows = Set.copyOf(shows);
  }

  /** Whether it holds a malformed message, which a codec keeps unchanged. */
  boolean isMalformed() {
    return name.startsWith("malformed-");
  }

  /** Returns the strict form as a tree that the caller may change. */
  Map<String, Object> writtenTree() {
    return JsonTree.object(written.toBytes());
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
