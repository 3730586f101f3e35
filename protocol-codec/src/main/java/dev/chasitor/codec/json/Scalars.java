package dev.chasitor.codec.json;

import dev.chasitor.codec.document.CodecLimits;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Reads single tokens tolerantly (ruling A31). It reads numbers and booleans from texts, and texts
 * from numbers and booleans. It reads integers also from the form {@code 30.0}. A value that cannot
 * be converted exactly is an error.
 */
final class Scalars {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final int MAX_NUMBER_TEXT = 64;

  private Scalars() {}

  static String text(JsonInput in) {
    if (isText(in)) {
      return in.parser.getString();
    }
    throw in.expected("text");
  }

  /** Whether the current token can be read as a text. */
  static boolean isText(JsonInput in) {
    JsonToken token = in.token();
    return token == JsonToken.VALUE_STRING || token.isNumeric() || token.isBoolean();
  }

  static boolean bool(JsonInput in) {
    JsonToken token = in.token();
    if (token == JsonToken.VALUE_TRUE) {
      return true;
    }
    if (token == JsonToken.VALUE_FALSE) {
      return false;
    }
    if (token == JsonToken.VALUE_STRING) {
      String text = in.parser.getString();
      if ("true".equalsIgnoreCase(text)) {
        return true;
      }
      if ("false".equalsIgnoreCase(text)) {
        return false;
      }
    }
    throw in.expected("true or false");
  }

  static int int32(JsonInput in) {
    if (in.token() == JsonToken.VALUE_NUMBER_INT) {
      try {
        return in.parser.getIntValue();
      } catch (InputCoercionException e) {
        throw in.wrong("expected an integer of 32 bits, found a greater number");
      }
    }
    BigDecimal number = number(in);
    try {
      if (number != null) {
        return number.intValueExact();
      }
    } catch (ArithmeticException e) {
      throw in.wrong("expected an integer of 32 bits, found another number");
    }
    throw in.expected("an integer");
  }

  static long int64(JsonInput in) {
    if (in.token() == JsonToken.VALUE_NUMBER_INT) {
      try {
        return in.parser.getLongValue();
      } catch (InputCoercionException e) {
        throw in.wrong("expected an integer of 64 bits, found a greater number");
      }
    }
    BigDecimal number = number(in);
    try {
      if (number != null) {
        return number.longValueExact();
      }
    } catch (ArithmeticException e) {
      throw in.wrong("expected an integer of 64 bits, found another number");
    }
    throw in.expected("an integer");
  }

  static double float64(JsonInput in) {
    JsonToken token = in.token();
    double value;
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      value = in.parser.getDoubleValue();
    } else {
      BigDecimal number = number(in);
      if (number == null) {
        throw in.expected("a number");
      }
      value = number.doubleValue();
    }
    if (!Double.isFinite(value)) {
      throw in.wrong("expected a number in the range of a double");
    }
    return value;
  }

  static void writeFloat64(JsonGenerator out, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "JSON cannot represent the number " + value + "; use a finite one");
    }
    out.writeNumber(value);
  }

  /** A text as it is, a number with the digits that it has, any other value as its JSON. */
  static String opaque(JsonInput in) {
    return isText(in) ? in.parser.getString() : JsonTypes.JSON.read(in).text();
  }

  /** A number as a number, with the digits that it has; anything else as text. */
  static void writeOpaque(JsonGenerator out, String value) {
    if (value.length() <= CodecLimits.NUMBER_LENGTH && NUMBER.matcher(value).matches()) {
      out.writeNumber(value);
    } else {
      out.writeString(value);
    }
  }

  /**
   * Returns the value of a fraction, or of a text that is a JSON number; null for any other token.
   */
  private static @Nullable BigDecimal number(JsonInput in) {
    JsonToken token = in.token();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_STRING) {
      return null;
    }
    String text = in.parser.getString();
    if (text.length() > MAX_NUMBER_TEXT || !NUMBER.matcher(text).matches()) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      // The exponent is too large for a BigDecimal.
      return null;
    }
  }
}
