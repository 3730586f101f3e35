package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import java.util.Arrays;

/** Documents of one kind. */
record BodyDecoder<T>(BodyKind<T> kind) implements Decoder {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  /** Its limits are so narrow that a short input exceeds each of them. */
  private static final ChasitorCodec NARROW = ChasitorCodec.create(new CodecLimits(600, 6, 24, 3));

  @Override
  public boolean keeps(byte[] document) {
    T value;
    try {
      value = CODEC.decode(kind, document);
    } catch (MalformedMessageException e) {
      ReportedErrors.check(e, document.length);
      narrow(document);
      return true;
    }
    Problems.of(value).forEach(problem -> ReportedErrors.check(problem, document.length));
    byte[] written = CODEC.encode(kind, value);
    T again = CODEC.decode(kind, written);
    require(
        Problems.withoutPlaces(value).equals(Problems.withoutPlaces(again)),
        "what was written is read as another value");
    require(
        Arrays.equals(written, CODEC.encode(kind, again)), "what was read is written otherwise");
    require(!value.toString().isEmpty(), "a value has no text");
    narrow(document);
    return true;
  }

  /** A limit makes a document malformed, or a part of it unknown, and nothing else. */
  private void narrow(byte[] document) {
    try {
      T value = NARROW.decode(kind, document);
      Problems.of(value).forEach(problem -> ReportedErrors.check(problem, document.length));
      CODEC.encode(kind, value);
    } catch (MalformedMessageException e) {
      ReportedErrors.check(e, document.length);
    }
  }
}
