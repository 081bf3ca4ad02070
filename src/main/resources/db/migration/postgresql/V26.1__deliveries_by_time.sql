-- People look for what was over in a period. Deliveries are over about in the order in which they lie, so a few bytes for each range of pages do.
create index delivery_settled on delivery using brin (settled_at) with (pages_per_range = 32, autosummarize = on);
