package uy.ventanilla.identity.domain;

import org.jspecify.annotations.Nullable;

/**
 * How many tickets that are not closed stand in a state and were opened on a plan.
 *
 * @param plan absent for those of customers without one
 */
public record Running(String state, @Nullable String plan, long count) {}
