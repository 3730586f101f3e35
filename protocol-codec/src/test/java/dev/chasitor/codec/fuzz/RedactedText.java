package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;

import dev.chasitor.codec.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Texts of a peer that knows secrets: the secrets, one a line, an empty line, and the text. What is
 * kept of the text holds no secret (rule K-SEC-01).
 */
record RedactedText() implements Decoder {

  /** The work grows with the number of secrets: with so many an input still takes milliseconds. */
  private static final int MOST_SECRETS = 8;

  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  /** What a peer may do with a secret that it repeats. */
  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          UnaryOperator.identity(),
          RedactedText::json,
          RedactedText::jsonInAscii,
          RedactedText::html,
          RedactedText::form,
          secret -> form(secret).replace("+", "%20"));

  @Override
  public boolean keeps(byte[] document) {
    String rest = Decoder.text(document);
    List<String> secrets = new ArrayList<>();
    int end = rest.indexOf('\n');
    while (end > 0 && secrets.size() < MOST_SECRETS) {
      secrets.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
      end = rest.indexOf('\n');
    }
    keepsNone(secrets, end == 0 ? rest.substring(1) : rest);
    for (int at = 0; at < secrets.size(); at++) {
      findsAlone(secrets.get(at), SPELLINGS.get((document.length + at) % SPELLINGS.size()));
    }
    return true;
  }

  private static void keepsNone(List<String> secrets, String text) {
    String kept = Redactor.of(secrets).redact(text);
    require(kept.length() <= Redactor.LONGEST_TEXT, "too much of a text is kept");
    require(kept.equals(row(kept)), "a text is kept in several rows");
    List<String> parts = List.of(withoutHalfMark(kept).split(Pattern.quote(Redactor.MARK), -1));
    for (String secret : secrets) {
      String row = row(secret);
      if (isFound(row)) {
        require(parts.stream().noneMatch(part -> part.contains(row)), "a secret is kept");
      }
    }
  }

  /** A text that is nothing but a secret, in whatever spelling, is redacted as a whole. */
  private static void findsAlone(String secret, UnaryOperator<String> spelling) {
    String row = row(secret);
    if (isFound(row)) {
      String kept = Redactor.of(List.of(secret)).redact(" " + spelling.apply(row) + " ");
      require(kept.equals(Redactor.MARK), "a part of a secret is kept");
    }
  }

  private static boolean isFound(String row) {
    return row.codePointCount(0, row.length()) >= Redactor.SHORTEST;
  }

  /** Returns a text without the mark that its end cuts, which may look like a secret. */
  private static String withoutHalfMark(String kept) {
    for (int shown = Redactor.MARK.length() - 1; shown > 0; shown--) {
      if (kept.length() == Redactor.LONGEST_TEXT
          && kept.endsWith(Redactor.MARK.substring(0, shown))) {
        return kept.substring(0, kept.length() - shown);
      }
    }
    return kept;
  }

  private static String row(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
  }

  private static String jsonInAscii(String text) {
    StringBuilder all = new StringBuilder();
    text.chars()
        .forEach(c -> all.append("\\u").append(Integer.toHexString(c | 0x10000).substring(1)));
    return all.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
