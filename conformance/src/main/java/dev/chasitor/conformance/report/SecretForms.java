package dev.chasitor.conformance.report;

import dev.chasitor.codec.Redactor;
import java.util.regex.Pattern;

/**
 * Takes session keys and affinity tokens out of texts, by the forms in which they stand: in a
 * header, in a property of JSON, in the path of DELETE SessionId, and as keys of the simulation.
 * Rules C-HDR-04, K-SEC-01.
 */
final class SecretForms {

  private static final Pattern SIMULATED_KEY = Pattern.compile("[^\\s!\"'<]*!(\\d+)!secret");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(X-LIVEAGENT-(?:SESSION-KEY|AFFINITY)[\"']?\\s*[:=]\\s*[\\[\"']*)(?!\\(redacted\\))[^\\s,;\\]\"'\\[]+");
  private static final Pattern PROPERTY =
      Pattern.compile("(\"(?:key|affinityToken)\"\\s*:\\s*\")[^\"]+");
  private static final Pattern PATH =
      Pattern.compile("(?i)(/SessionId/)(?!\\(redacted\\))[^\\s?#\"'/,\\])]+");

  private SecretForms() {}

  static String without(String text) {
    String hidden = "$1" + Redactor.MARK;
    String tagged = SIMULATED_KEY.matcher(text).replaceAll("key-$1");
    String headed = HEADER.matcher(tagged).replaceAll(hidden);
    return PATH.matcher(PROPERTY.matcher(headed).replaceAll(hidden)).replaceAll(hidden);
  }
}
