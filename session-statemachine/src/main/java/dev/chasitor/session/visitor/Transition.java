package dev.chasitor.session.visitor;

import java.util.List;

/**
 * What a step leads to.
 *
 * @param next the state to keep
 * @param effects what to do, in this order
 */
public record Transition(VisitorState next, List<Effect> effects) {

  public Transition {
    effects = List.copyOf(effects);
  }
}
