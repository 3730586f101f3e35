package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.tck.codec.JsonReader.NotJsonException;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Our codec, broken on purpose: documents are changed on their way in or out. */
class BrokenCodec extends ChasitorCodecSubject {

  /** Low, so that documents at the limits are soon made. */
  private static final CodecLimits LIMITS =
      CodecLimits.defaults()
          .withDocumentBytes(64 * 1024)
          .withTextLength(4 * 1024)
          .withArrayLength(512);

  BrokenCodec() {
    super(LIMITS);
  }

  /** Changes each object that is read and has a table. */
  static CodecSubject reading(Consumer<Place> change) {
    return new BrokenCodec() {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        return super.decode(kind, changed(kind, document, eachPlace(change)));
      }
    };
  }

  /** Changes each object that is written and has a table. */
  static CodecSubject writing(Consumer<Place> change) {
    return new BrokenCodec() {
      @Override
      public <T> byte[] encode(BodyKind<T> kind, T value) {
        return changed(kind, super.encode(kind, value), eachPlace(change));
      }
    };
  }

  /** Changes each text that is read or written. */
  static CodecSubject withTexts(UnaryOperator<String> change) {
    return new BrokenCodec() {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        return super.decode(kind, changed(kind, document, this::tree));
      }

      @Override
      public <T> byte[] encode(BodyKind<T> kind, T value) {
        return changed(kind, super.encode(kind, value), this::tree);
      }

      private Object tree(BodyKind<?> kind, Object tree) {
        return JsonTree.withTexts(tree, change);
      }
    };
  }

  /** Changes what is read, also if it is not JSON. */
  static CodecSubject readingBytes(UnaryOperator<byte[]> change) {
    return new BrokenCodec() {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        return super.decode(kind, change.apply(document));
      }
    };
  }

  /** Refuses with another exception, made from the document's text and the right one. */
  static CodecSubject refusing(
      BiFunction<String, MalformedMessageException, MalformedMessageException> change) {
    return new BrokenCodec() {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        try {
          return super.decode(kind, document);
        } catch (MalformedMessageException e) {
          throw change.apply(new String(document, UTF_8), e);
        }
      }
    };
  }

  /** Promises limits, and reads on. */
  static CodecSubject withoutLimits() {
    return new ChasitorCodecSubject(
        new CodecLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      @Override
      public CodecLimits limits() {
        return LIMITS;
      }
    };
  }

  /** Has other limits than it promises, and refuses what a check of its own refuses. */
  static CodecSubject limitedTo(
      UnaryOperator<CodecLimits> other, BiPredicate<byte[], CodecLimits> refuses) {
    return new ChasitorCodecSubject(other.apply(LIMITS)) {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        if (refuses.test(document, LIMITS)) {
          throw new MalformedMessageException("$", 0, "expected a shorter document");
        }
        return super.decode(kind, document);
      }

      @Override
      public CodecLimits limits() {
        return LIMITS;
      }
    };
  }

  private static BiFunction<BodyKind<?>, Object, Object> eachPlace(Consumer<Place> change) {
    return (kind, tree) -> {
      Place.all(kind, tree).forEach(change);
      return tree;
    };
  }

  /** What is not JSON, or too long, is passed on as it is. */
  private static byte[] changed(
      BodyKind<?> kind, byte[] document, BiFunction<BodyKind<?>, Object, Object> change) {
    if (document.length > LIMITS.documentBytes()) {
      return document;
    }
    try {
      return JsonTree.bytes(change.apply(kind, JsonReader.read(document)));
    } catch (NotJsonException e) {
      return document;
    }
  }
}
