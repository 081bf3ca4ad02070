-- People look for what was settled in a period. Outcomes lie in the order of time but for those that changed since, so a few bytes for each range of pages do.
create index outcome_settled on outcome using brin (settled_at) with (pages_per_range = 32, autosummarize = on);
