package dev.chasitor.benchmarks.handwritten;

import static tools.jackson.core.sym.PropertyNameMatcher.MATCH_END_OBJECT;

import dev.chasitor.model.GeoLocation;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads and writes a {@code GeoLocation}: where the visitor seems to be. */
final class GeoLocationJson {

  private static final SerializedString COUNTRY_CODE = new SerializedString("countryCode");
  private static final SerializedString COUNTRY_NAME = new SerializedString("countryName");
  private static final SerializedString REGION = new SerializedString("region");
  private static final SerializedString CITY = new SerializedString("city");
  private static final SerializedString ORGANIZATION = new SerializedString("organization");
  private static final SerializedString LATITUDE = new SerializedString("latitude");
  private static final SerializedString LONGITUDE = new SerializedString("longitude");
  private static final PropertyNameMatcher NAMES =
      Streaming.names(COUNTRY_CODE, COUNTRY_NAME, REGION, CITY, ORGANIZATION, LATITUDE, LONGITUDE);

  private GeoLocationJson() {}

  static GeoLocation read(JsonParser in) {
    Streaming.startObject(in);
    GeoLocation.Builder to = GeoLocation.builder();
    for (int name; (name = in.nextNameMatch(NAMES)) != MATCH_END_OBJECT; ) {
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case 0 -> to.countryCode(Streaming.text(in));
        case 1 -> to.countryName(Streaming.text(in));
        case 2 -> to.region(Streaming.text(in));
        case 3 -> to.city(Streaming.text(in));
        case 4 -> to.organization(Streaming.text(in));
        case 5 -> to.latitude(in.getDoubleValue());
        case 6 -> to.longitude(in.getDoubleValue());
        default -> in.skipChildren();
      }
    }
    return to.build();
  }

  static void write(JsonGenerator out, GeoLocation of) {
    out.writeStartObject();
    out.writeName(COUNTRY_CODE);
    out.writeString(of.countryCode());
    out.writeName(COUNTRY_NAME);
    out.writeString(of.countryName());
    Streaming.write(out, REGION, of.region().orElse(null));
    Streaming.write(out, CITY, of.city().orElse(null));
    Streaming.write(out, ORGANIZATION, of.organization().orElse(null));
    OptionalDouble latitude = of.latitude();
    if (latitude.isPresent()) {
      out.writeName(LATITUDE);
      out.writeNumber(latitude.getAsDouble());
    }
    OptionalDouble longitude = of.longitude();
    if (longitude.isPresent()) {
      out.writeName(LONGITUDE);
      out.writeNumber(longitude.getAsDouble());
    }
    out.writeEndObject();
  }
}
