package dev.chasitor.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * What a codec makes of a document of a kind: the value and how it is written, or what is wrong.
 * Speaks only of classes that two class loaders can share, so that two codecs can be compared.
 */
public final class CodecProbe implements BiFunction<String, byte[], List<Object>>, BooleanSupplier {

  private final ChasitorCodec codec =
      ChasitorCodec.create(CodecLimits.defaults().withDepth(6).withArrayLength(3));

  @Override
  public List<Object> apply(String kind, byte[] document) {
    return outcome(BodyKind.named(kind).orElseThrow(), document);
  }

  private <T> List<Object> outcome(BodyKind<T> kind, byte[] document) {
    try {
      T value = codec.decode(kind, document);
      return List.of(value, new String(codec.encode(kind, value), UTF_8));
    } catch (MalformedMessageException e) {
      return List.of(e.path(), e.offset(), e.expectation());
    }
  }

  /** Whether tables have engines of their own. */
  @Override
  public boolean getAsBoolean() {
    ShapeTable<String, String> table =
        ShapeTable.of("Empty", () -> "", text -> text, List.of(), null);
    return EngineClones.engine(table).getClass().isHidden();
  }
}
