package dev.chasitor.conformance.rule;

import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;

import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.conformance.rule.CataloguedRule.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of all catalogues in one list. Thread-safe. */
public final class Catalogue {

  private static final int VERSION = 1;

  private static final JsonRecord<CataloguedRule> RULE =
      JsonRecord.of(
              "Rule",
              s ->
                  new CataloguedRule(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next(),
                      s.next(), s.next()))
          .required("id", TEXT, CataloguedRule::id)
          .required("role", enumOf(Role.class), CataloguedRule::role)
          .required("level", enumOf(Level.class), CataloguedRule::level)
          .optional("basis", TEXT, CataloguedRule::basis)
          .required("source", TEXT, CataloguedRule::source)
          .required("sentence", TEXT, CataloguedRule::sentence)
          .optional("usualCause", TEXT, CataloguedRule::usualCause)
          .optional("untested", TEXT, CataloguedRule::untested)
          .list("heldBy", list(TEXT), CataloguedRule::heldBy);

  private static final JsonRecord<List<CataloguedRule>> DOCUMENT =
      JsonRecord.<List<CataloguedRule>>of(
              "Catalogue",
              s -> {
                s.<Integer>next();
                return s.next();
              })
          .required("version", INT32, rules -> VERSION)
          .required("rules", list(RULE), rules -> rules);

  private Catalogue() {}

  /** Returns the rules for clients, codecs, transports, journals and servers, in this order. */
  public static List<CataloguedRule> all() {
    return Stream.of(
            Stream.of(Rule.values()).map(Catalogue::of),
            Stream.of(CodecRule.values()).map(Catalogue::of),
            Stream.of(TransportRule.values()).map(Catalogue::of),
            Stream.of(JournalRule.values()).map(Catalogue::of),
            Stream.of(ServerRule.values()).map(Catalogue::of))
        .flatMap(rules -> rules)
        .toList();
  }

  /** Returns the rule with an id; empty if no catalogue has it. */
  public static Optional<CataloguedRule> find(String id) {
    return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** Writes rules as a JSON document with indentation and a version. */
  public static String json(List<CataloguedRule> rules) {
    return JsonFormat.unlimited().toPrettyText(DOCUMENT, rules);
  }

  private static CataloguedRule of(Rule rule) {
    return new CataloguedRule(
        rule.id(),
        Role.CLIENT,
        rule.level(),
        Optional.of(rule.basis()),
        rule.source(),
        rule.sentence(),
        Optional.of(rule.usualCause()),
        rule.untested(),
        rule.heldBy());
  }

  private static CataloguedRule of(ServerRule rule) {
    return new CataloguedRule(
        rule.id(),
        Role.SERVER,
        rule.level(),
        Optional.of(rule.basis()),
        rule.source(),
        rule.sentence(),
        Optional.of(rule.usualCause()),
        rule.untested(),
        rule.heldBy());
  }

  private static CataloguedRule of(CodecRule rule) {
    return plain(rule.id(), Role.CODEC, rule.level(), rule.source(), rule.sentence());
  }

  private static CataloguedRule of(TransportRule rule) {
    return plain(rule.id(), Role.TRANSPORT, rule.level(), rule.source(), rule.sentence());
  }

  private static CataloguedRule of(JournalRule rule) {
    return plain(
        rule.id(), Role.JOURNAL, rule.level(), "The interface SessionJournal", rule.sentence());
  }

  private static CataloguedRule plain(
      String id, Role role, Level level, String source, String sentence) {
    return new CataloguedRule(
        id,
        role,
        level,
        Optional.empty(),
        source,
        sentence,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
