package dev.chasitor.session.visitor;

import java.util.List;

/**
 * The result of a step.
 *
 * @param next the state to keep
 * @param effects the effects to perform, in this order
 */
public record Transition(VisitorState next, List<Effect> effects) {

  public Transition {
    effects = List.copyOf(effects);
  }
}
