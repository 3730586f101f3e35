package dev.chasitor.tck.unseen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.tck.codec.CodecSubject;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codecs with one mistake each, written as {@link UnseenClients} were. */
enum UnseenCodecs {
  NUMBERS_ARE_DOUBLES(
      CodecRule.K_ENC_02,
      "An integer is written as the nearest double, so that one above 2^53 changes.",
      () -> writing(UnseenCodecs::withDoubles)),
  TEXT_NUMBERS_ARE_DOUBLES(
      CodecRule.K_NUM_01,
      "A number that comes as text is read as a double, so that one above 2^53 changes.",
      () -> reading(UnseenCodecs::withDoublesInTexts)),
  TEXTS_ARE_NORMALISED(
      CodecRule.K_TXT_01,
      "A letter and its combining accent are written as one character.",
      () -> writing(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
  RAW_NUMBERS_ARE_TRIMMED(
      CodecRule.K_DEC_03,
      "In what is kept of an unknown type, 1.50 becomes 1.5.",
      () -> reading(UnseenCodecs::withoutLastZeros)),
  SURROGATES_IN_PAIRS(
      CodecRule.K_UTF_01,
      "Two surrogates in UTF-8 are read as the character that the pair stands for.",
      () -> readingBytes(UnseenCodecs::withPairsJoined)),
  LIMIT_IN_CHARACTERS(
      CodecRule.K_LIM_01,
      "The limit of a document counts characters, not bytes.",
      LimitInCharacters::new),
  BAD_NOUN_SPOILS_ALL(
      CodecRule.K_ISO_01,
      "A bad message spoils itself alone, but a bad noun spoils its MultiNoun.",
      BadNounSpoilsAll::new),
  NUMBER_HEADER_THROWS(
      CodecRule.K_MSG_01,
      "The header with the number of a request must be a number, or something is thrown.",
      NumberHeaderThrows::new),
  CAUSE_SHOWS_DOCUMENT(
      CodecRule.K_SEC_01,
      "A refusal has a cause, whose message quotes the document.",
      CauseShowsDocument::new),
  FIRST_INDEX_ONLY(
      CodecRule.K_DEC_04,
      "The path of an error names the first element of a list, whichever is bad.",
      FirstIndexOnly::new);

  private static final Pattern INTEGER = Pattern.compile("(?<![\\d.eE+-])-?\\d{16,19}(?![\\d.eE])");
  private static final Pattern INTEGER_TEXT = Pattern.compile("(?<=\")-?\\d{16,19}(?=\")");
  private static final Pattern ZEROS_AT_THE_END =
      Pattern.compile("(?<=\\.\\d{1,99})0+(?![\\d.eE])");
  private static final Pattern SURROGATES =
      Pattern.compile(
          "\u00ED([\u00A0-\u00AF])([\u0080-\u00BF])\u00ED([\u00B0-\u00BF])([\u0080-\u00BF])");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);

  private final CodecRule rule;
  private final String mistake;
  private final Supplier<CodecSubject> maker;

  UnseenCodecs(CodecRule rule, String mistake, Supplier<CodecSubject> maker) {
    this.rule = rule;
    this.mistake = mistake;
    this.maker = maker;
  }

  /** The rule of which it breaks one clause. */
  CodecRule rule() {
    return rule;
  }

  /** What it does wrong, in one sentence. */
  String mistake() {
    return mistake;
  }

  /** Makes the broken codec. */
  CodecSubject make() {
    return maker.get();
  }

  private static CodecSubject writing(UnaryOperator<String> change) {
    return new Right() {
      @Override
      public <T> byte[] encode(BodyKind<T> kind, T value) {
        return change.apply(new String(super.encode(kind, value), UTF_8)).getBytes(UTF_8);
      }
    };
  }

  /** Changes what is read, if it is UTF-8. */
  private static CodecSubject reading(UnaryOperator<String> change) {
    return readingBytes(
        document -> {
          String text = new String(document, UTF_8);
          return Arrays.equals(text.getBytes(UTF_8), document)
              ? change.apply(text).getBytes(UTF_8)
              : document;
        });
  }

  private static CodecSubject readingBytes(UnaryOperator<byte[]> change) {
    return new Right() {
      @Override
      public <T> T decode(BodyKind<T> kind, byte[] document) {
        return super.decode(kind, change.apply(document));
      }
    };
  }

  private static String withDoubles(String document) {
    return outsideTexts(document, INTEGER, UnseenCodecs::nearestDouble);
  }

  private static String withDoublesInTexts(String document) {
    return replaced(document, INTEGER_TEXT, UnseenCodecs::nearestDouble);
  }

  private static String withoutLastZeros(String document) {
    return outsideTexts(document, ZEROS_AT_THE_END, zeros -> "");
  }

  private static String replaced(String text, Pattern what, UnaryOperator<String> change) {
    return what.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())));
  }

  private static String outsideTexts(String json, Pattern what, UnaryOperator<String> change) {
    StringBuilder out = new StringBuilder();
    Matcher texts = TEXT.matcher(json);
    int at = 0;
    while (texts.find()) {
      out.append(replaced(json.substring(at, texts.start()), what, change)).append(texts.group());
      at = texts.end();
    }
    return out.append(replaced(json.substring(at), what, change)).toString();
  }

  private static String nearestDouble(String number) {
    try {
      return Long.toString((long) (double) Long.parseLong(number));
    } catch (NumberFormatException tooLong) {
      return number;
    }
  }

  private static byte[] withPairsJoined(byte[] document) {
    return SURROGATES
        .matcher(new String(document, ISO_8859_1))
        .replaceAll(found -> Matcher.quoteReplacement(joined(found.group())))
        .getBytes(ISO_8859_1);
  }

  /** Both halves have six bits in their last byte, and four in the one before. */
  private static String joined(String six) {
    int high = 0xD000 | (six.charAt(1) & 0x3F) << 6 | (six.charAt(2) & 0x3F);
    int low = 0xD000 | (six.charAt(4) & 0x3F) << 6 | (six.charAt(5) & 0x3F);
    byte[] pair =
        Character.toString(Character.toCodePoint((char) high, (char) low)).getBytes(UTF_8);
    return new String(pair, ISO_8859_1);
  }

  /** The right codec, with low limits, so that documents at the limits are soon made. */
  private static class Right implements CodecSubject {
    private static final CodecLimits LIMITS =
        CodecLimits.defaults()
            .withDocumentBytes(64 * 1024)
            .withTextLength(4 * 1024)
            .withArrayLength(512);

    private final ChasitorCodec codec;

    Right() {
      this(LIMITS);
    }

    Right(CodecLimits limits) {
      codec = ChasitorCodec.create(limits);
    }

    @Override
    public <T> T decode(BodyKind<T> kind, byte[] document) {
      return codec.decode(kind, document);
    }

    @Override
    public <T> byte[] encode(BodyKind<T> kind, T value) {
      return codec.encode(kind, value);
    }

    @Override
    public Class<? extends RuntimeException> malformed() {
      return MalformedMessageException.class;
    }

    @Override
    public boolean readsWholeMessages() {
      return true;
    }

    @Override
    public CodecLimits limits() {
      return LIMITS;
    }
  }

  private static final class LimitInCharacters extends Right {
    LimitInCharacters() {
      super(Right.LIMITS.withDocumentBytes(Integer.MAX_VALUE));
    }

    @Override
    public <T> T decode(BodyKind<T> kind, byte[] document) {
      if (new String(document, UTF_8).length() > limits().documentBytes()) {
        throw new MalformedMessageException("$", limits().documentBytes(), "a shorter document");
      }
      return super.decode(kind, document);
    }
  }

  private static final class BadNounSpoilsAll extends Right {
    @Override
    public <T> T decode(BodyKind<T> kind, byte[] document) {
      T value = super.decode(kind, document);
      if (value instanceof MultiNounRequest batch
          && batch.nouns().stream().anyMatch(BadNounSpoilsAll::isBad)) {
        throw new MalformedMessageException("$.nouns", 0, "nouns that can be read");
      }
      return value;
    }

    private static boolean isBad(NounWrapper noun) {
      return noun.request() instanceof UnknownRequest unknown && unknown.problem().isPresent();
    }
  }

  private static final class NumberHeaderThrows extends Right {
    @Override
    public Incoming decodeRequest(WireRequest request) {
      request.headers().all(Header.SEQUENCE.wireName()).forEach(Long::parseLong);
      return super.decodeRequest(request);
    }
  }

  /** A refusal as another library throws it. */
  private static final class CannotReadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotReadException(MalformedMessageException right, String document) {
      super(right.getMessage(), new IllegalArgumentException("cannot read " + document));
    }
  }

  private static final class CauseShowsDocument extends Right {
    @Override
    public <T> T decode(BodyKind<T> kind, byte[] document) {
      try {
        return super.decode(kind, document);
      } catch (MalformedMessageException e) {
        throw new CannotReadException(e, new String(document, UTF_8));
      }
    }

    @Override
    public <T> byte[] encode(BodyKind<T> kind, T value) {
      try {
        return super.encode(kind, value);
      } catch (MalformedMessageException e) {
        throw new CannotReadException(e, "");
      }
    }

    @Override
    public Class<? extends RuntimeException> malformed() {
      return CannotReadException.class;
    }
  }

  private static final class FirstIndexOnly extends Right {
    @Override
    public String place(RuntimeException refusal) {
      return super.place(refusal).replaceAll("\\[\\d+\\]", "[0]");
    }
  }
}
