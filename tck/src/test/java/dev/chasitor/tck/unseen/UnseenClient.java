package dev.chasitor.tck.unseen;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;

/** A client with one mistake that the kit was not made for. */
sealed interface UnseenClient permits UnseenClients, UnseenAgain, UnseenThird {

  /** The name by which the kit lists it. */
  String name();

  /** The rule of which it breaks one clause. */
  Rule rule();

  /** What it does wrong, in one sentence. */
  String mistake();

  /** Makes the broken client. */
  Subject make();

  /** Whether the rule is one about crashes, so that the kit's schedules for it have crashes. */
  default boolean needsCrashes() {
    return rule() == Rule.C_DUR_01
        || rule() == Rule.C_DUR_02
        || rule() == Rule.C_DUR_03
        || rule() == Rule.C_DUR_04;
  }
}
