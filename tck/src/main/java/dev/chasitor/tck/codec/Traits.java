package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the rules beyond K-DEC-01 that a codec needs to read a document. A plain document needs
 * none: it has documented properties in their own spelling, numbers within 32 bits, and texts in
 * ASCII.
 */
final class Traits {

  private static final Pattern PLAIN_TEXT = Pattern.compile("[ -~]*");

  private final Set<CodecRule> rules = EnumSet.noneOf(CodecRule.class);

  private Traits() {}

  /** Returns the rules that a codec needs to read the document. */
  static Set<CodecRule> of(BodyKind<?> kind, Object document) {
    Traits traits = new Traits();
    Place.all(kind, document).forEach(traits::add);
    return traits.rules;
  }

  static boolean isPlainText(String text) {
    return PLAIN_TEXT.matcher(text).matches();
  }

  private void add(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.presence() == Presence.REQUIRED
          && place.object().keySet().stream()
              .noneMatch(name -> place.property(name).filter(property::equals).isPresent())) {
        rules.add(CodecRule.K_DEC_04);
      }
    }
    place
        .object()
        .forEach(
            (name, value) ->
                place
                    .property(name)
                    .ifPresentOrElse(
                        property -> add(place, property, name, value),
                        () -> rules.add(CodecRule.K_DEC_02)));
  }

  private void add(Place place, WireProperty property, String name, Object value) {
    if (!name.equals(property.name()) || property.presence() == Presence.READ_ONLY) {
      rules.add(CodecRule.K_VAR_01);
    }
    if (value == JsonTree.NULL) {
      rules.add(CodecRule.K_DEC_05);
    } else if (place.namesType(property)) {
      if (!property.value().words().contains(value)) {
        rules.add(CodecRule.K_DEC_03);
      }
    } else {
      add(property.value(), value);
    }
  }

  private void add(WireValue shape, Object value) {
    switch (shape.kind()) {
      case TEXT -> addIf(!(value instanceof String), CodecRule.K_VAR_01);
      case WORD -> addIf(!shape.words().contains(value), CodecRule.K_ENU_01);
      case BOOLEAN -> addIf(!(value instanceof Boolean), CodecRule.K_VAR_01);
      case INT32, INT64, DOUBLE -> addIf(!isSmallInteger(value), CodecRule.K_NUM_01);
      case OBJECT, UNION -> addIf(!(value instanceof Map), CodecRule.K_VAR_01);
      case MAP -> {
        addIf(!(value instanceof Map), CodecRule.K_VAR_01);
        if (value instanceof Map<?, ?> map) {
          map.values().forEach(inner -> add(shape.element().orElseThrow(), inner));
        }
      }
      case ARRAY -> {
        addIf(!(value instanceof List), CodecRule.K_VAR_01);
        if (value instanceof List<?> list) {
          list.forEach(inner -> add(shape.element().orElseThrow(), inner));
        }
      }
      case ANY -> {
        // A codec keeps any value here.
      }
    }
    addIf(value instanceof String text && !isPlainText(text), CodecRule.K_TXT_01);
  }

  private void addIf(boolean special, CodecRule rule) {
    if (special) {
      rules.add(rule);
    }
  }

  private static boolean isSmallInteger(Object value) {
    if (value instanceof JsonNumber number) {
      BigDecimal digits = number.value().stripTrailingZeros();
      return digits.scale() <= 0 && digits.abs().compareTo(new BigDecimal(Integer.MAX_VALUE)) <= 0;
    }
    return false;
  }
}
