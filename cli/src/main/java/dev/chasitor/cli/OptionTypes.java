package dev.chasitor.cli;

import dev.chasitor.codec.Endpoint;
import dev.chasitor.model.ApiVersion;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters for options that are more than a word. */
final class OptionTypes {

  private OptionTypes() {}

  /** Converts a number of seconds, which may be a fraction. */
  static final class Seconds implements ITypeConverter<Duration> {
    private static final BigDecimal MOST = BigDecimal.valueOf(24 * 60 * 60);

    @Override
    public Duration convert(String text) {
      BigDecimal seconds = number(text);
      if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
        throw new TypeConversionException("must be a number of seconds, from 0 to " + MOST);
      }
      return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static BigDecimal number(String text) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not a number of seconds");
      }
    }
  }

  /** Converts an API version. */
  static final class Version implements ITypeConverter<ApiVersion> {
    @Override
    public ApiVersion convert(String text) {
      try {
        return ApiVersion.of(Integer.parseInt(text));
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not a version: a number like 42");
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Converts the address of a server. */
  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        return Endpoint.of(URI.create(text)).base();
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "this is not an endpoint; one looks like https://HOST/chat/rest/ ("
                + e.getMessage()
                + ")");
      }
    }
  }
}
