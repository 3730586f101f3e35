package dev.chasitor.session;

/**
 * Who the visitor talks with.
 *
 * @param name the agent's name
 * @param userId the agent's user id
 */
public record Agent(String name, String userId) {}
