create index outcome_settled on outcome (settled_at);
